import type { ReplicaRow } from "#core/coordination/effects";
import { NO_CRASHES, type SandboxCrashes } from "#core/coordination/jobs/sandbox-crashes";
import type { JobRecord, LimitHits } from "#core/coordination/state";
import type { DeviceId, HouseholdId } from "#core/ids";
import { accounts, type PostingDraft } from "#core/ledger/ledger";
import { outputBytesOf } from "#core/units/output-bytes";
import { LIMITS } from "#protocol/limits";
import type { ClaimedRow } from "../unit-store";
import type { MemoryBlock, MemoryDevice, MemoryJob } from "./memory-rows";

/** The tables of the unit store, as maps. Several coordinators can share one, like a database. */
export class MemoryDatabase {
  readonly jobs = new Map<number, MemoryJob>();
  readonly devices = new Map<DeviceId, MemoryDevice>();
  readonly devicesByNo = new Map<number, MemoryDevice>();
  readonly balances = new Map<string, number>();
  readonly programs = new Map<string, SandboxCrashes>();
  /** Finished jobs with answers of outvoted households. */
  readonly doubted = new Map<number, Set<HouseholdId>>();
  /** The current term of each coordinator that has begun one. */
  readonly terms = new Map<string, number>();
  cityStop: { stopped: boolean; reason: string | null } = { stopped: false, reason: null };
  readonly now: () => number;

  /** Without a clock no time passes in it. */
  constructor(now: () => number = () => 0) {
    this.now = now;
  }

  addJob(record: JobRecord, unitsPerBlock: number, unitsBlob: string | null = null) {
    const blocks: MemoryBlock[] = [];
    for (let first = 0; first < record.units; first += unitsPerBlock) {
      const count = Math.min(unitsPerBlock, record.units - first);
      const place = { seq: blocks.length, first, count, byteOffset: 0, byteLength: 0 };
      blocks.push({ ...place, free: true, owner: null, suspects: new Set() });
    }
    const replicas = new Map<number, ReplicaRow[]>();
    const rows = { replicas, byDevice: new Map(), lostAttempts: new Map(), rechecks: [], endedAt: null };
    this.jobs.set(record.no, { record: { ...record }, unitsBlob, blocks, ...rows });
    this.#grant(record, record.budgetNanos);
  }

  addDevice(device: MemoryDevice) {
    this.devices.set(device.id, device);
    this.devicesByNo.set(device.no, device);
  }

  /** Raises the budget of a job that is open. */
  addBudget(record: JobRecord, nanos: number) {
    record.budgetNanos += nanos;
    this.#grant(record, nanos);
  }

  /** Adds units to a job that is open, in one block. */
  growJob(no: number, count: number) {
    const { record, blocks } = this.jobOf(no);
    const place = { seq: blocks.length, first: record.units, count, byteOffset: 0, byteLength: 0 };
    blocks.push({ ...place, free: true, owner: null, suspects: new Set() });
    record.units += count;
  }

  jobOf(no: number): MemoryJob {
    const job = this.jobs.get(no);
    if (!job) throw new Error(`there is no job ${no}`);
    return job;
  }

  /** The job as a coordinator reads it. */
  recordOf({ record, replicas }: MemoryJob): JobRecord & { sandboxCrashes: SandboxCrashes } {
    const limitHits = limitHitsOf(record, replicas);
    return {
      ...record,
      ...(limitHits ? { limitHits } : {}),
      sandboxCrashes: this.programs.get(record.spec.program.hash) ?? NO_CRASHES,
    };
  }

  balance(account: string): number {
    return this.balances.get(account) ?? 0;
  }

  post(entries: PostingDraft["entries"]) {
    for (const { account, amountNanos } of entries) this.balances.set(account, this.balance(account) + amountNanos);
  }

  readBack(row: ReplicaRow): ClaimedRow["returned"][number] {
    const device = this.devicesByNo.get(row.deviceNo);
    if (!device) throw new Error(`there is no device ${row.deviceNo}`);
    const { id: deviceId, no: deviceNo, household, network, streak, strikes } = device;
    const { unit, digest, fuel, ms, failure, output, outputBlob, outputBytes } = row;
    const isCompared = failure === undefined && this.jobOf(row.jobNo).record.comparison !== undefined;
    const isReopened = !row.settles && row.priceNanos !== undefined;
    const compared = isCompared ? outputBytesOf(output, outputBlob, outputBytes) : undefined;
    const kept = output !== undefined || outputBlob !== undefined || row.message !== undefined;
    const by = { deviceId, deviceNo, household, network, streak, strikes };
    return {
      unit,
      replica: {
        ...{ digest, fuel, ms, ok: failure === undefined, ...by, kept },
        ...(isReopened ? { reopened: true } : {}),
        ...(compared ? { output: compared } : {}),
      },
    };
  }

  #grant({ id }: JobRecord, nanos: number) {
    this.post([
      { account: accounts.grants, amountNanos: -nanos },
      { account: accounts.hold(id), amountNanos: nanos },
    ]);
  }
}

function limitHitsOf(
  { agreed, failed }: JobRecord,
  replicas: ReadonlyMap<number, readonly ReplicaRow[]>,
): LimitHits | undefined {
  if (agreed > 0 || failed < 1 || failed > LIMITS.MAX_COUNTED_FAILURES) return undefined;
  const settling = [...replicas.values()].flat().filter(({ settles }) => settles);
  const count = (limit: string) => settling.filter(({ failure }) => failure === limit).length;
  return { fuel: count("fuel"), time: count("time") };
}
