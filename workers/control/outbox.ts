import type { GrantStub, ReplicaResult } from "#protocol/device-messages";
import { LIMITS } from "#protocol/limits";
import type { DeviceDatabase, OutboxItem } from "./database";
import { weightOf } from "./return-batch";

/** Beyond it no further unit is begun until the coordinator has acknowledged some. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Results between their end and their acknowledgement. They are in memory and in the browser's database, so that
 * neither a reload nor a coordinator that died loses a computed unit.
 */
export class Outbox {
  readonly #db: DeviceDatabase;
  readonly #items = new Map<number, OutboxItem>();
  #nextKey: number;
  #results = 0;
  #bytes = 0;

  private constructor(db: DeviceDatabase, items: OutboxItem[]) {
    this.#db = db;
    this.#nextKey = 1 + items.reduce((most, item) => Math.max(most, item.key), 0);
    for (const item of items) this.#remember(item);
  }

  static async open(db: DeviceDatabase): Promise<Outbox> {
    return new Outbox(db, await db.getAll("outbox"));
  }

  get results() {
    return this.#results;
  }

  get isFull() {
    return this.#results >= LIMITS.outboxResults || this.#bytes >= MOST_BYTES;
  }

  items(): OutboxItem[] {
    return [...this.#items.values()];
  }

  get(key: number): OutboxItem | undefined {
    return this.#items.get(key);
  }

  /** Known at once, durable when `written` settles. */
  add(parcels: { stub: GrantStub; results: ReplicaResult[] }[]): { items: OutboxItem[]; written: Promise<void> } {
    const items = parcels.map(({ stub, results }) => ({ key: this.#nextKey++, stub, results }));
    for (const item of items) this.#remember(item);
    return { items, written: this.#write(items, []) };
  }

  /** Puts other results in the place of an item's: its big output is now a blob. */
  async replace(key: number, results: ReplicaResult[]): Promise<void> {
    const before = this.#items.get(key);
    if (!before) return;
    const item = { ...before, results };
    this.#forget(before);
    this.#remember(item);
    await this.#write([item], []);
  }

  /** The coordinator knows this device by a new name: what the old one computed can be proven by nobody. */
  async clear(): Promise<void> {
    const keys = [...this.#items.keys()];
    for (const item of this.items()) this.#forget(item);
    await this.#write([], keys);
  }

  /** What is durable at the coordinator, or refused for good, needs no place here. */
  async acknowledge(grantId: string, units: number[]): Promise<void> {
    const done = new Set(units);
    const gone: number[] = [];
    const shorter: OutboxItem[] = [];
    for (const item of this.items()) {
      if (item.stub.grantId !== grantId) continue;
      const left = item.results.filter((result) => !done.has(result.unit));
      if (left.length === item.results.length) continue;
      this.#forget(item);
      if (left.length === 0) gone.push(item.key);
      else {
        const rest = { ...item, results: left };
        this.#remember(rest);
        shorter.push(rest);
      }
    }
    if (gone.length + shorter.length > 0) await this.#write(shorter, gone);
  }

  async #write(puts: OutboxItem[], deletes: number[]) {
    const tx = this.#db.transaction("outbox", "readwrite", { durability: "relaxed" });
    for (const item of puts) tx.store.put(item);
    for (const key of deletes) tx.store.delete(key);
    await tx.done;
  }

  #remember(item: OutboxItem) {
    this.#items.set(item.key, item);
    this.#results += item.results.length;
    this.#bytes += bytesOf(item);
  }

  #forget(item: OutboxItem) {
    this.#items.delete(item.key);
    this.#results -= item.results.length;
    this.#bytes -= bytesOf(item);
  }
}

const bytesOf = (item: OutboxItem) => item.results.reduce((sum, result) => sum + weightOf(result), 0);
