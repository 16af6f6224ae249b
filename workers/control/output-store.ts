import { LIMITS } from "#protocol/limits";
import type { DeviceDatabase, KeptOutputUse } from "./database";

/**
 * Outputs that this device keeps until it is told to upload them to their bucket. They outlive the page; if the
 * browser's database fails, they live as long as the page.
 */
export class OutputStore {
  readonly #db: DeviceDatabase;
  readonly #now: () => number;
  /** Oldest first. */
  readonly #uses: Map<string, KeptOutputUse>;
  readonly #inMemory = new Map<string, Uint8Array<ArrayBuffer>>();
  #bytes = 0;

  static async open(db: DeviceDatabase, now: () => number): Promise<OutputStore> {
    const uses = await db.getAll("keptUses").catch(() => []);
    return new OutputStore(db, now, uses);
  }

  private constructor(db: DeviceDatabase, now: () => number, uses: KeptOutputUse[]) {
    this.#db = db;
    this.#now = now;
    this.#uses = new Map(uses.sort((a, b) => a.keptAt - b.keptAt).map((use) => [use.key, use]));
    for (const { byteLength } of uses) this.#bytes += byteLength;
  }

  /**
   * When true, nothing more is computed for buckets, because what waits here comes first. This does not block the
   * device for ever.
   */
  get isFull(): boolean {
    const [oldest] = this.#uses.values();
    return (
      this.#bytes >= LIMITS.MAX_KEPT_OUTPUT_BYTES &&
      oldest !== undefined &&
      this.#now() - oldest.keptAt < LIMITS.MAX_KEPT_OUTPUT_WAIT_MS
    );
  }

  get isEmpty(): boolean {
    return this.#uses.size === 0;
  }

  async keep(jobId: string, unit: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const use = { key: keyOf(jobId, unit), byteLength: bytes.byteLength, keptAt: this.#now() };
    const gone = this.#makeRoom(use);
    try {
      const tx = this.#db.transaction(["kept", "keptUses"], "readwrite", { durability: "relaxed" });
      for (const key of gone) {
        tx.objectStore("kept").delete(key);
        tx.objectStore("keptUses").delete(key);
      }
      const whole = bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
      tx.objectStore("kept").put({ key: use.key, bytes: whole });
      tx.objectStore("keptUses").put(use);
      await tx.done;
    } catch {
      this.#inMemory.set(use.key, bytes);
    }
  }

  async get(jobId: string, unit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const key = keyOf(jobId, unit);
    const inMemory = this.#inMemory.get(key);
    if (inMemory || !this.#uses.has(key)) return inMemory;
    const kept = await this.#db.get("kept", key).catch(() => undefined);
    return kept && new Uint8Array(kept.bytes);
  }

  async forget(jobId: string, units: readonly number[]): Promise<void> {
    await this.#remove(units.map((unit) => keyOf(jobId, unit)));
  }

  /** Drops what nobody has requested for too long. */
  async expire(): Promise<void> {
    const oldest = this.#now() - LIMITS.MAX_KEPT_OUTPUT_MS;
    await this.#remove([...this.#uses.values()].filter(({ keptAt }) => keptAt < oldest).map(({ key }) => key));
  }

  async #remove(keys: readonly string[]): Promise<void> {
    const known = keys.filter((key) => this.#drop(key));
    if (known.length === 0) return;
    const tx = this.#db.transaction(["kept", "keptUses"], "readwrite", { durability: "relaxed" });
    for (const key of known) {
      tx.objectStore("kept").delete(key);
      tx.objectStore("keptUses").delete(key);
    }
    await tx.done.catch(() => {});
  }

  /** Evicts the oldest to make room for a new one, and returns them. */
  #makeRoom(use: KeptOutputUse): string[] {
    const gone: string[] = [];
    this.#drop(use.key);
    for (const { key } of [...this.#uses.values()]) {
      if (this.#bytes === 0 || this.#bytes + use.byteLength <= LIMITS.MAX_KEPT_OUTPUT_BYTES) break;
      this.#drop(key);
      gone.push(key);
    }
    this.#uses.set(use.key, use);
    this.#bytes += use.byteLength;
    return gone;
  }

  #drop(key: string): boolean {
    const use = this.#uses.get(key);
    if (!use) return false;
    this.#uses.delete(key);
    this.#inMemory.delete(key);
    this.#bytes -= use.byteLength;
    return true;
  }
}

const keyOf = (jobId: string, unit: number) => `${jobId} ${unit}`;
