import type { Voter } from "../quorum/voter";
import { streakForTrust } from "../reputation/standing";
import type { ReturnedReplica } from "../units/block-run";
import type { DeviceDelta } from "./effects";
import type { DeviceRun, JobRun, State } from "./state";
import { changeTrustMode } from "./trust-mode";

/**
 * Whether a settled answer says anything about who gave it. A lone one that nothing is drawn from was compared with
 * nothing; and a customer's own devices may know the answer, or agree on one.
 */
export function isEvidence(job: JobRun, replica: ReturnedReplica, agreeing: readonly ReturnedReplica[]): boolean {
  if (replica.beforeDemotion || (!job.adaptive && job.replicas === 1) || isNondeterministic(job) || isKin(job, replica))
    return false;
  return agreeing.length === 1 || agreeing.some((other) => other !== replica && !isKin(job, other));
}

const isKin = ({ customerId, network }: JobRun, voter: Voter) =>
  voter.household === `person:${customerId}` || (network !== null && voter.network === network);

/**
 * What agreed lengthens the device's streak, by the work in it: an answer that took no time proves nothing. Customers
 * whom nobody knows cannot make a device trusted, however many they are.
 */
export function earnTrust(state: State, job: JobRun, device: DeviceRun, fuel: number, delta: DeviceDelta) {
  const { evidenceFuel, unvouchedEvidence } = state.policy.checking;
  device.evidenceFuel += Math.min(fuel, evidenceFuel);
  if (device.evidenceFuel < evidenceFuel) return;
  device.evidenceFuel -= evidenceFuel;
  if (!job.vouched) {
    if (device.unvouched >= unvouchedEvidence) return;
    device.unvouched += 1;
    delta.unvouched += 1;
  }
  device.streak += 1;
  delta.streak += 1;
  if (device.streak === streakForTrust(device.strikes, state.policy.checking)) changeTrustMode(state);
}

/**
 * Where more than one in three households is outvoted, the program is to blame and not they: it does not say the same
 * everywhere. Who was caught at what no program can say does not count. Nothing in such a job is held against anybody,
 * and no answer of it is believed alone.
 */
export function isNondeterministic({ outvoted, caught, settledFor }: JobRun): boolean {
  const differing = outvoted.size - caught.size;
  return differing >= 2 && 3 * differing > settledFor.size;
}
