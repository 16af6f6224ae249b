import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** The SHA-256 of bytes that need not fit into memory, which crypto.subtle cannot compute. */
export async function hashBlob(blob: Blob, signal?: AbortSignal): Promise<string> {
  const digest = sha256.create();
  for (const reader = blob.stream().getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return bytesToHex(digest.digest());
    signal?.throwIfAborted();
    digest.update(value);
  }
}
