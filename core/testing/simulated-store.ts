import { type BoxDeaths, NO_DEATHS, writeBoxDeaths } from "../coordination/box-deaths";
import type { ClearedReplica, Commit, ReplicaRow } from "../coordination/effects";
import type { ReopenedJob } from "../coordination/events";
import type { DeviceId, HouseholdId, JobId } from "../ids";
import { accounts, type PostingDraft, transfer } from "../ledger/ledger";
import { loseTrust, newcomer } from "../reputation/standing";
import type { ClaimedBlock, StoredReplica } from "../units/block-run";
import { cityPolicy } from "./city-policy";
import { reopenInStore } from "./reopen-in-store";
import type { StoredBlock, StoredDevice, StoredJob } from "./stored-rows";

/** What survives a coordinator: the same facts, rules and checks as the database's, in maps. */
export class SimulatedStore {
  readonly jobs = new Map<JobId, StoredJob>();
  readonly blocks = new Map<number, StoredBlock[]>();
  /** By job number, then unit. */
  readonly replicas = new Map<number, Map<number, ReplicaRow[]>>();
  readonly devices = new Map<DeviceId, StoredDevice>();
  readonly devicesByNo = new Map<number, StoredDevice>();
  readonly balances = new Map<string, number>();
  readonly programs = new Map<string, BoxDeaths>();
  readonly #broken: (law: string) => void;

  constructor(broken: (law: string) => void) {
    this.#broken = broken;
  }

  addDevice(device: StoredDevice) {
    this.devices.set(device.id, device);
    this.devicesByNo.set(device.no, device);
  }

  addJob(job: StoredJob, unitsPerBlock: number) {
    this.jobs.set(job.id, job);
    this.replicas.set(job.no, new Map());
    const blocks: StoredBlock[] = [];
    for (let first = 0; first < job.units; first += unitsPerBlock) {
      const count = Math.min(unitsPerBlock, job.units - first);
      blocks.push({ seq: blocks.length, first, count, free: true, done: false });
    }
    this.blocks.set(job.no, blocks);
  }

  /** Jobs that are running or paused. */
  openJobs(): StoredJob[] {
    return [...this.jobs.values()]
      .filter((job) => job.state === "running" || job.state === "paused")
      .map((job) => Object.assign(job, { boxDeaths: this.programs.get(job.sheet.program.hash) ?? NO_DEATHS }));
  }

  claimBlocks(jobNo: number, count: number): { blocks: ClaimedBlock[]; more: boolean } {
    const free = (this.blocks.get(jobNo) ?? []).filter((block) => block.free).slice(0, count);
    return { blocks: free.map((block) => this.#claim(jobNo, block)), more: free.length === count };
  }

  /** `held`: the coordinator has claimed it already, and its own claim is under way. */
  claimBlock(jobNo: number, seq: number): ClaimedBlock | "held" | "done" {
    const block = this.blocks.get(jobNo)?.[seq];
    if (block?.free) return this.#claim(jobNo, block);
    return block && !block.done ? "held" : "done";
  }

  releaseBlocks() {
    for (const blocks of this.blocks.values()) for (const block of blocks) block.free = !block.done;
  }

  isSettled(jobNo: number, unit: number): boolean {
    return this.rowsOf(jobNo, unit).some((row) => row.settles);
  }

  rowsOf(jobNo: number, unit: number): readonly ReplicaRow[] {
    return this.replicas.get(jobNo)?.get(unit) ?? [];
  }

  balance(account: string): number {
    return this.balances.get(account) ?? 0;
  }

  /** All of the group, or an exception in the simulation. Says what falls of households reopened. */
  commit(commit: Commit): ReopenedJob[] {
    const group = new Set(commit.replicas);
    for (const row of commit.replicas) this.#insert(row, group);
    for (const cleared of commit.cleared) this.#clear(cleared);
    for (const charges of commit.charges.values()) {
      const posting = charges.posting();
      if (posting) this.post(posting);
    }
    for (const posting of commit.postings) if (posting.kind !== "refund") this.post(posting);
    this.#addDeltas(commit);
    for (const { jobNo, seq } of commit.blocksDone) {
      const block = this.blocks.get(jobNo)?.[seq];
      if (block) Object.assign(block, { free: false, done: true });
    }
    for (const { jobId, state, reason, cores, budgetNanos } of commit.states) {
      const job = this.jobs.get(jobId);
      if (!job) continue;
      if (isOver(job)) this.#broken(`${jobId} changed after it was ${job.state}`);
      Object.assign(job, { state, reason, cores, budgetNanos });
      if (state === "finished")
        for (const block of this.blocks.get(job.no) ?? []) Object.assign(block, { free: false, done: true });
      if (isOver(job)) this.#refund(job);
      if (state === "finished" && job.agreed + job.failed !== job.units)
        this.#broken(`${jobId} is finished and ${job.reopened} of its units are computed again`);
      if (state === "paused" && reason === null) this.#broken(`${jobId} is paused and nobody says why`);
    }
    writeBoxDeaths(this.programs, commit);
    const reopened = [...commit.demotions.keys()].flatMap((household) => reopenInStore(this, household));
    this.#checkMoney();
    return reopened;
  }

  /** Whatever the hold has left: the coordinator may not know yet what was reopened. */
  #refund({ id, customerId }: StoredJob) {
    const left = this.balance(accounts.hold(id));
    this.post(transfer("refund", id, "What is left", accounts.hold(id), accounts.customer(customerId), left));
  }

  post(posting: PostingDraft) {
    let sum = 0;
    for (const { account, amountNanos } of posting.entries) {
      sum += amountNanos;
      this.balances.set(account, this.balance(account) + amountNanos);
    }
    if (sum !== 0) this.#broken(`a ${posting.kind} of ${posting.subject} sums to ${sum}`);
  }

  #claim(jobNo: number, block: StoredBlock): ClaimedBlock {
    block.free = false;
    const claimed: ClaimedBlock = { seq: block.seq, first: block.first, count: block.count, settled: [], returned: [] };
    for (let unit = block.first; unit < block.first + block.count; unit++) {
      if (this.isSettled(jobNo, unit)) {
        claimed.settled.push(unit);
        continue;
      }
      for (const row of this.rowsOf(jobNo, unit)) claimed.returned.push({ unit, replica: this.readBack(row) });
    }
    return claimed;
  }

  readBack(row: ReplicaRow): StoredReplica {
    const device = this.devicesByNo.get(row.deviceNo);
    if (!device) throw new Error(`Device ${row.deviceNo} has no row`);
    const { digest, fuel, ms, failure, deviceNo } = row;
    const { id: deviceId, household, network, streak, strikes } = device;
    const kept = row.output !== undefined || row.message !== undefined;
    const by = { deviceNo, deviceId, household, network, streak, strikes, kept };
    const answer = { digest, fuel, ms, ok: failure === undefined, ...by };
    return !row.settles && row.priceNanos !== undefined ? { ...answer, reopened: true } : answer;
  }

  /** Rows of one group are written at once: a clearing may settle one of them by an answer that came after it. */
  #insert(row: ReplicaRow, group: ReadonlySet<ReplicaRow>) {
    const units = this.replicas.get(row.jobNo);
    if (!units) throw new Error(`Job ${row.jobNo} has no row`);
    const rows = units.get(row.unit) ?? [];
    const name = `unit ${row.unit} of job ${row.jobNo}`;
    if (rows.some((one) => one.deviceNo === row.deviceNo))
      this.#broken(`${name} has two replicas of device ${row.deviceNo}`);
    if (rows.some((one) => one.settles && !group.has(one))) this.#broken(`${name} got a replica after it was settled`);
    rows.push(row);
    units.set(row.unit, rows);
  }

  /** A trusted answer settles its unit alone: its output must have been kept. */
  #clear({ jobNo, unit, deviceNo, fuel, priceNanos, creditNanos }: ClearedReplica) {
    const rows = this.rowsOf(jobNo, unit);
    const row = rows.find((one) => one.deviceNo === deviceNo);
    const name = `unit ${unit} of job ${jobNo}`;
    if (!row) return this.#broken(`${name} is cleared and was never returned by ${deviceNo}`);
    if (rows.some((one) => one.settles)) this.#broken(`${name} is cleared and was settled before`);
    if (row.output === undefined && row.message === undefined)
      this.#broken(`${name} is cleared and its output is lost`);
    Object.assign(row, { settles: true, fuel, priceNanos, creditNanos });
  }

  forgive(household: HouseholdId) {
    for (const device of this.devices.values()) if (device.household === household) Object.assign(device, newcomer());
  }

  #addDeltas(commit: Commit) {
    for (const [jobId, delta] of commit.jobs) {
      const job = this.jobs.get(jobId);
      if (!job) continue;
      if (isOver(job) && delta.spentNanos > 0) this.#broken(`${jobId} was charged after it was ${job.state}`);
      job.agreed += delta.agreed;
      job.failed += delta.failed;
      job.reopened += delta.reopened;
      job.fuel += delta.fuel;
      job.spentNanos += delta.spentNanos;
    }
    for (const [deviceId, delta] of commit.devices) {
      const device = this.devices.get(deviceId);
      if (!device) continue;
      device.creditNanos += delta.creditNanos;
      device.outvoted += delta.outvoted;
      device.streak += delta.streak;
      device.unvouched += delta.unvouched;
    }
    for (const [household, { strikes }] of commit.demotions) {
      for (const device of this.devices.values())
        if (device.household === household) loseTrust(device, strikes, cityPolicy.checking);
    }
  }

  #checkMoney() {
    let sum = 0;
    for (const amount of this.balances.values()) sum += amount;
    if (sum !== 0) this.#broken(`all balances sum to ${sum}`);
    for (const job of this.jobs.values()) {
      const hold = this.balance(accounts.hold(job.id));
      const over = isOver(job);
      if (hold < 0) this.#broken(`the hold of ${job.id} is ${hold}`);
      if (over && hold !== 0) this.#broken(`${job.id} is ${job.state} and ${hold} stays on hold`);
      if (!over && hold !== job.budgetNanos - job.spentNanos)
        this.#broken(`the hold of ${job.id} is not what is left of its budget`);
      if (job.spentNanos > job.budgetNanos) this.#broken(`${job.id} spent ${job.spentNanos} of ${job.budgetNanos}`);
    }
    for (const device of this.devices.values()) {
      if (this.balance(accounts.device(device.id)) !== device.creditNanos)
        this.#broken(`the credit of ${device.id} is not its balance`);
    }
  }
}

const isOver = ({ state }: StoredJob) => state === "finished" || state === "cancelled";
