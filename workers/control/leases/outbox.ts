import type { GrantStub, ReplicaResult } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import type { DeviceDatabase, OutboxItem } from "../database";
import { weightOf } from "./return-batch";

/** Held results are presented again after this, and after twice as long each time, up to a bound. */
const HELD_RETRY_MS = 30_000;
const MAX_HELD_RETRY_MS = 10 * 60_000;

/**
 * Results between the end of their unit and their acknowledgement. They are in memory and in the browser's database, so
 * neither a reload nor a crash of the coordinator loses a computed unit.
 */
export class Outbox {
  readonly #db: DeviceDatabase;
  readonly #items = new Map<number, OutboxItem>();
  #nextKey: number;
  readonly #coming = { results: 0, bytes: 0 };
  readonly #held = { results: 0, bytes: 0 };

  private constructor(db: DeviceDatabase, items: OutboxItem[]) {
    this.#db = db;
    this.#nextKey = 1 + items.reduce((max, item) => Math.max(max, item.key), 0);
    for (const item of items) this.#remember(item);
  }

  static async open(db: DeviceDatabase): Promise<Outbox> {
    return new Outbox(db, await db.getAll("outbox"));
  }

  /** Those being sent, without those that wait for their job. */
  get results() {
    return this.#coming.results;
  }

  get heldResults() {
    return this.#held.results;
  }

  /** No further unit is begun until the coordinator has acknowledged some. */
  get isFull() {
    return this.#coming.results >= LIMITS.outboxResults || this.#coming.bytes >= LIMITS.MAX_OUTBOX_BYTES;
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

  /** Replaces an item's results: its large output is now a blob. */
  async replace(key: number, results: ReplicaResult[]): Promise<void> {
    const before = this.#items.get(key);
    if (!before) return;
    const item = { ...before, results };
    this.#forget(before);
    this.#remember(item);
    await this.#write([item], []);
  }

  /** The coordinator knows this device by a new id: nobody can prove what the old one computed. */
  async clear(): Promise<void> {
    const keys = [...this.#items.keys()];
    for (const item of this.items()) this.#forget(item);
    await this.#write([], keys);
  }

  /** What is durable at the coordinator, or refused for good, is removed. */
  async acknowledge(grantId: string, units: number[]): Promise<void> {
    const { gone, shorter } = this.#takeOut(grantId, new Set(units));
    if (gone.length > 0) await this.#write(shorter, [...new Set(gone.map(({ key }) => key))]);
  }

  /** They wait here until their job continues. Returns how many of the oldest were dropped for them. */
  async hold(grantId: string, units: number[], now: number): Promise<number> {
    const { gone, shorter } = this.#takeOut(grantId, new Set(units));
    const kept = gone.map((item): OutboxItem => {
      const { since = now, tries = 0 } = item.held ?? {};
      const nextAt = now + Math.min(MAX_HELD_RETRY_MS, HELD_RETRY_MS * 2 ** tries);
      return { ...item, key: this.#nextKey++, held: { since, tries: tries + 1, nextAt } };
    });
    for (const item of kept) this.#remember(item);
    await this.#write([...shorter, ...kept], [...new Set(gone.map(({ key }) => key))]);
    return this.#dropHeld(() => this.#held.results > LIMITS.heldResults || this.#held.bytes > LIMITS.MAX_HELD_BYTES);
  }

  /** Drops those that have waited too long, and returns how many. */
  expireHeld(now: number): Promise<number> {
    return this.#dropHeld(({ since }) => now - since > LIMITS.heldResultMs);
  }

  isDue({ held }: OutboxItem, now: number): boolean {
    return held === undefined || held.nextAt <= now;
  }

  async #dropHeld(goes: (held: NonNullable<OutboxItem["held"]>) => boolean): Promise<number> {
    const dropped: OutboxItem[] = [];
    const oldestFirst = this.items().sort((a, b) => (a.held?.since ?? 0) - (b.held?.since ?? 0));
    for (const item of oldestFirst) {
      if (!item.held || !goes(item.held)) continue;
      this.#forget(item);
      dropped.push(item);
    }
    if (dropped.length === 0) return 0;
    const keys = dropped.map(({ key }) => key);
    await this.#write([], keys);
    return dropped.reduce((sum, { results }) => sum + results.length, 0);
  }

  /** Removes the grant's units from memory; an item that keeps some stays under its key. */
  #takeOut(grantId: string, units: ReadonlySet<number>): { gone: OutboxItem[]; shorter: OutboxItem[] } {
    const gone: OutboxItem[] = [];
    const shorter: OutboxItem[] = [];
    for (const item of this.items()) {
      if (item.stub.grantId !== grantId) continue;
      const out = item.results.filter((result) => units.has(result.unit));
      if (out.length === 0) continue;
      this.#forget(item);
      gone.push({ ...item, results: out });
      if (out.length === item.results.length) continue;
      const rest = { ...item, results: item.results.filter((result) => !units.has(result.unit)) };
      this.#remember(rest);
      shorter.push(rest);
    }
    return { gone, shorter };
  }

  async #write(puts: OutboxItem[], deletes: number[]) {
    const tx = this.#db.transaction("outbox", "readwrite", { durability: "relaxed" });
    for (const key of deletes) tx.store.delete(key);
    for (const item of puts) tx.store.put(item);
    await tx.done;
  }

  #remember(item: OutboxItem) {
    this.#items.set(item.key, item);
    const sum = item.held ? this.#held : this.#coming;
    sum.results += item.results.length;
    sum.bytes += bytesOf(item);
  }

  #forget(item: OutboxItem) {
    this.#items.delete(item.key);
    const sum = item.held ? this.#held : this.#coming;
    sum.results -= item.results.length;
    sum.bytes -= bytesOf(item);
  }
}

const bytesOf = (item: OutboxItem) => item.results.reduce((sum, result) => sum + weightOf(result), 0);
