import type { Voter } from "../../quorum/voter";
import { streakForTrust } from "../../reputation/standing";
import type { ReturnedReplica } from "../../units/block-run";
import type { DeviceDelta } from "../effects";
import type { DeviceRun, JobRun, State } from "../state";
import { changeTrustMode } from "./trust-mode";

/**
 * Whether a settled answer is evidence about the household that gave it. A lone answer outside any spot check was never compared;
 * and a customer's own devices, or those of an organisation's members, may know the answer in advance, or agree on one.
 */
export function isEvidence(job: JobRun, replica: ReturnedReplica, agreeing: readonly ReturnedReplica[]): boolean {
  if (replica.beforeDemotion || (!job.adaptive && job.replicas === 1) || isNondeterministic(job) || isKin(job, replica))
    return false;
  return agreeing.length === 1 || agreeing.some((other) => other !== replica && !isKin(job, other));
}

const isKin = ({ customerId, customersHome, members, network }: JobRun, voter: Voter) =>
  voter.household === (customersHome ?? `person:${customerId}`) ||
  members?.includes(voter.household) === true ||
  (network !== null && voter.network === network);

/**
 * An agreement lengthens the device's streak in proportion to its work: an answer that took no time proves nothing.
 * Customers whom no admin has vouched for cannot make a device trusted, however many of them there are.
 */
export function earnTrust(state: State, job: JobRun, device: DeviceRun, fuel: number, delta: DeviceDelta) {
  const { checking } = state.policy;
  const { evidenceFuel, unvouchedEvidence, provenAfter } = checking;
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
  const { streak, strikes } = device;
  if (streak === streakForTrust(strikes, checking) || streak === provenAfter) changeTrustMode(state);
}

/**
 * When more than one household in three is outvoted, the program is to blame: it does not give the same answer
 * everywhere. Households caught with impossible answers are left out of the count. In such a job nothing is held against
 * anybody, and no answer is believed on its own.
 */
export function isNondeterministic({ outvoted, caught, settledFor }: JobRun): boolean {
  const differing = outvoted.size - caught.size;
  return differing >= 2 && 3 * differing > settledFor.size;
}
