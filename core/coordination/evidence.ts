import type { Voice } from "../quorum/voice";
import { streakForTrust } from "../reputation/standing";
import type { ReturnedReplica } from "../units/block-run";
import { forgetChorus } from "./chorus";
import type { DeviceDelta } from "./effects";
import type { City, DeviceRun, JobRun } from "./state";

/**
 * Whether a settled answer says anything about who gave it. A lone one that nothing is drawn from was compared with
 * nothing; and a customer's own devices may know the answer, or agree on one.
 */
export function isEvidence(job: JobRun, replica: ReturnedReplica, agreeing: readonly ReturnedReplica[]): boolean {
  if (replica.beforeFall || (!job.adaptive && job.replicas === 1) || isFickle(job) || isKin(job, replica)) return false;
  return agreeing.length === 1 || agreeing.some((other) => other !== replica && !isKin(job, other));
}

const isKin = ({ customerId, network }: JobRun, voice: Voice) =>
  voice.household === `person:${customerId}` || (network !== null && voice.network === network);

/**
 * What agreed lengthens the device's streak, by the work in it: an answer that took no time proves nothing. Customers
 * whom nobody knows cannot make a device trusted, however many they are.
 */
export function earnTrust(city: City, job: JobRun, device: DeviceRun, fuel: number, delta: DeviceDelta) {
  const { evidenceFuel, unvouchedEvidence } = city.policy.checking;
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
  if (device.streak === streakForTrust(device.strikes, city.policy.checking)) forgetChorus(city);
}

/**
 * Where more than one in three households is outvoted, the program is to blame and not they: it does not say the same
 * everywhere. Who was caught at what no program can say does not count. Nothing in such a job is held against anybody,
 * and no answer of it is believed alone.
 */
export function isFickle({ outvoted, caught, heard }: JobRun): boolean {
  const differing = outvoted.size - caught.size;
  return differing >= 2 && 3 * differing > heard.size;
}
