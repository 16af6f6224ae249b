import type { IDBPTransaction } from "idb";
import { LIMITS } from "#protocol/limits";
import type { DeviceDatabase, DeviceSchema, KeptOutputUse } from "../database";

const { KEPT_PIECE_BYTES } = LIMITS;

/**
 * Outputs that this device keeps until it is asked to upload them to their bucket. They outlive the page; if the
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

  /**
   * A transaction for each piece, because the browser holds in memory what is written in one. Whatever is missing after
   * a crash was not reported yet, and is told when it is read.
   */
  async keep(jobId: string, unit: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const use = { key: keyOf(jobId, unit), byteLength: bytes.byteLength, keptAt: this.#now() };
    const gone = this.#makeRoom(use);
    try {
      await this.#write((tx) => {
        deleteAll(tx, gone);
        return tx.objectStore("keptUses").put(use);
      });
      for (const [nth, key] of piecesOf(use).entries()) {
        const start = nth * KEPT_PIECE_BYTES;
        const piece = bytes.slice(start, start + KEPT_PIECE_BYTES).buffer;
        await this.#write((tx) => tx.objectStore("kept").put({ key, bytes: piece }));
      }
    } catch {
      this.#inMemory.set(use.key, bytes);
    }
  }

  async #write(act: (tx: KeptTransaction) => Promise<unknown>): Promise<void> {
    const tx = this.#db.transaction(["kept", "keptUses"], "readwrite", { durability: "relaxed" });
    tx.done.catch(() => {}); // The request that fails says so, too.
    await act(tx);
    await tx.done;
  }

  /** An output's bytes from `start` to `end` (exclusive), as far as it has them. */
  async read(jobId: string, unit: number, start: number, end: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const key = keyOf(jobId, unit);
    const inMemory = this.#inMemory.get(key);
    const use = this.#uses.get(key);
    if (inMemory || !use) return inMemory?.subarray(start, end);
    const last = Math.min(end, use.byteLength);
    if (start >= last) return new Uint8Array(0);
    const bytes = new Uint8Array(last - start);
    for (const [nth, piece] of piecesOf(use).entries()) {
      const at = nth * KEPT_PIECE_BYTES;
      if (at >= last || at + KEPT_PIECE_BYTES <= start) continue;
      const kept = await this.#db.get("kept", piece).catch(() => undefined);
      if (!kept) return undefined;
      const from = Math.max(start, at);
      bytes.set(new Uint8Array(kept.bytes).subarray(from - at, last - at), from - start);
    }
    return bytes;
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
    const known = keys.flatMap((key) => this.#drop(key) ?? []);
    if (known.length === 0) return;
    const tx = this.#db.transaction(["kept", "keptUses"], "readwrite", { durability: "relaxed" });
    deleteAll(tx, known);
    await tx.done.catch(() => {});
  }

  /** Evicts the oldest to make room for a new one, and returns them. */
  #makeRoom(use: KeptOutputUse): KeptOutputUse[] {
    const before = this.#drop(use.key);
    const gone = before ? [before] : [];
    for (const oldest of [...this.#uses.values()]) {
      if (this.#bytes === 0 || this.#bytes + use.byteLength <= LIMITS.MAX_KEPT_OUTPUT_BYTES) break;
      this.#drop(oldest.key);
      gone.push(oldest);
    }
    this.#uses.set(use.key, use);
    this.#bytes += use.byteLength;
    return gone;
  }

  #drop(key: string): KeptOutputUse | undefined {
    const use = this.#uses.get(key);
    if (!use) return undefined;
    this.#uses.delete(key);
    this.#inMemory.delete(key);
    this.#bytes -= use.byteLength;
    return use;
  }
}

type KeptTransaction = IDBPTransaction<DeviceSchema, ("kept" | "keptUses")[], "readwrite">;

function deleteAll(tx: KeptTransaction, uses: readonly KeptOutputUse[]) {
  for (const use of uses) {
    for (const piece of piecesOf(use)) tx.objectStore("kept").delete(piece);
    tx.objectStore("keptUses").delete(use.key);
  }
}

/** The keys of its pieces, in order. */
const piecesOf = ({ key, byteLength }: KeptOutputUse): string[] =>
  Array.from({ length: Math.ceil(byteLength / KEPT_PIECE_BYTES) }, (_, nth) => `${key} ${nth}`);

const keyOf = (jobId: string, unit: number) => `${jobId} ${unit}`;
