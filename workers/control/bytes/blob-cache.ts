import { LIMITS } from "#protocol/limits";
import type { DeviceDatabase } from "../database";

/** Programs and shared files, kept across visits; the least recently used are evicted. A full disk only costs entries. */
export class BlobCache {
  readonly #db: DeviceDatabase;
  readonly #now: () => number;

  constructor(db: DeviceDatabase, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  async get(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const blob = await this.#db.get("blobs", hash);
    if (!blob) return undefined;
    await this.#db.put("blobUses", { hash, byteLength: blob.bytes.byteLength, usedAt: this.#now() });
    return new Uint8Array(blob.bytes);
  }

  async put(hash: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    // It would evict everything else, so it is fetched anew in each session.
    if (bytes.byteLength > LIMITS.MAX_CACHED_BLOB_BYTES) return;
    const tx = this.#db.transaction(["blobs", "blobUses"], "readwrite", { durability: "relaxed" });
    const uses = await tx.objectStore("blobUses").getAll();
    uses.sort((a, b) => a.usedAt - b.usedAt);
    let total = uses.reduce((sum, use) => sum + use.byteLength, bytes.byteLength);
    for (const use of uses) {
      if (total <= LIMITS.MAX_CACHED_BYTES) break;
      total -= use.byteLength;
      tx.objectStore("blobs").delete(use.hash);
      tx.objectStore("blobUses").delete(use.hash);
    }
    const whole = bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
    tx.objectStore("blobs").put({ hash, bytes: whole });
    tx.objectStore("blobUses").put({ hash, byteLength: bytes.byteLength, usedAt: this.#now() });
    await tx.done;
  }

  async forget(hash: string): Promise<void> {
    await Promise.all([this.#db.delete("blobs", hash), this.#db.delete("blobUses", hash)]);
  }
}
