import type { LostAttempt } from "#core/coordination/granting/lost-attempt";
import type { JobRecord } from "#core/coordination/state";
import type { JobComparison } from "#protocol/manifest/job-comparison";
import type { KnownDevice, UnitStore } from "../unit-store";

export interface JobUnderTest {
  units: number;
  unitsPerBlock: number;
  budgetNanos: number;
  comparison?: JobComparison;
  adaptive?: boolean;
}

export interface StoreUnderTest {
  /** A store on the shared database, for the coordinator with that name. */
  store(owner: string): UnitStore;
  addJob(job: JobUnderTest): Promise<JobRecord>;
  /** Adds units to the job in one more block, as another process would. */
  growJob(job: JobRecord, units: number): Promise<void>;
  balance(account: string): Promise<number>;
  lostAttempts(jobNo: number, unit: number): Promise<LostAttempt[]>;
  close(): Promise<void>;
}

/** Two coordinators' stores on one database, and a device that both know. */
export interface Bench {
  under: StoreUnderTest;
  a: UnitStore;
  b: UnitStore;
  device: KnownDevice;
  /** A job in blocks of ten units. */
  job(units?: number): Promise<JobRecord>;
}
