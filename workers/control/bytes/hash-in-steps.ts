import { bytesToHex } from "@noble/hashes/utils.js";
import { LIMITS } from "#protocol/limits";

interface Hasher {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** Hashes bytes where they lie, in hexadecimal; other messages are handled between the steps. */
export async function hashInSteps(hasher: Hasher, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  for (let at = 0; at < bytes.byteLength; at += LIMITS.KEPT_PIECE_BYTES) {
    hasher.update(bytes.subarray(at, at + LIMITS.KEPT_PIECE_BYTES));
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return bytesToHex(hasher.digest());
}
