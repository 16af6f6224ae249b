import type { DeviceId, HouseholdId } from "../ids";

export interface Answerer {
  deviceId: DeviceId;
  household: HouseholdId;
}

interface OfDevice<Job> {
  household: HouseholdId;
  /** How many of its answers wait in each job. */
  jobs: Map<Job, number>;
}

/**
 * In which jobs answers of a device wait for their units to be settled, and which devices of a household have any: to
 * judge one of them, or to move it to another household, only these need to be looked at. Invariant: it counts the
 * entries of `returned` of all open units, by their household; `core/testing/invariants.ts` compares them. Each change
 * costs O(1).
 */
export class WaitingAnswers<Job extends { no: number }> {
  readonly #byDevice = new Map<DeviceId, OfDevice<Job>>();
  readonly #byHousehold = new Map<HouseholdId, Set<DeviceId>>();

  add(job: Job, { deviceId, household }: Answerer) {
    let own = this.#byDevice.get(deviceId);
    if (!own) {
      own = { household, jobs: new Map() };
      this.#byDevice.set(deviceId, own);
      this.#enlist(deviceId, household);
    }
    own.jobs.set(job, (own.jobs.get(job) ?? 0) + 1);
  }

  remove(job: Job, { deviceId }: Pick<Answerer, "deviceId">, answers = 1) {
    const own = this.#byDevice.get(deviceId);
    if (!own || answers === 0) return;
    const left = (own.jobs.get(job) ?? 0) - answers;
    if (left > 0) own.jobs.set(job, left);
    else own.jobs.delete(job);
    if (own.jobs.size > 0) return;
    this.#byDevice.delete(deviceId);
    this.#strike(deviceId, own.household);
  }

  /** The device's answers count for this household from now on. */
  rename(deviceId: DeviceId, household: HouseholdId) {
    const own = this.#byDevice.get(deviceId);
    if (!own || own.household === household) return;
    this.#strike(deviceId, own.household);
    own.household = household;
    this.#enlist(deviceId, household);
  }

  /** How many answers of the device wait in the job. */
  of(job: Job, deviceId: DeviceId): number {
    return this.#byDevice.get(deviceId)?.jobs.get(job) ?? 0;
  }

  jobsOfDevice(deviceId: DeviceId): Job[] {
    return [...(this.#byDevice.get(deviceId)?.jobs.keys() ?? [])];
  }

  jobsOfHousehold(household: HouseholdId): Set<Job> {
    const jobs = new Set<Job>();
    for (const deviceId of this.#byHousehold.get(household) ?? [])
      for (const job of this.#byDevice.get(deviceId)?.jobs.keys() ?? []) jobs.add(job);
    return jobs;
  }

  /** All counts, to be compared with a full scan. */
  counted(): { deviceId: DeviceId; household: HouseholdId; jobNo: number; answers: number }[] {
    return [...this.#byDevice].flatMap(([deviceId, { household, jobs }]) =>
      [...jobs].map(([{ no: jobNo }, answers]) => ({ deviceId, household, jobNo, answers })),
    );
  }

  #enlist(deviceId: DeviceId, household: HouseholdId) {
    const devices = this.#byHousehold.get(household);
    if (devices) devices.add(deviceId);
    else this.#byHousehold.set(household, new Set([deviceId]));
  }

  #strike(deviceId: DeviceId, household: HouseholdId) {
    const devices = this.#byHousehold.get(household);
    devices?.delete(deviceId);
    if (devices?.size === 0) this.#byHousehold.delete(household);
  }
}
