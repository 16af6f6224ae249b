import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { LIMITS } from "#protocol/limits";
import { sha256Hex } from "./sha256-hex";

/**
 * For outputs: `crypto.subtle` copies what it hashes, so it gets short ones only. A long one is hashed where it lies, and
 * other messages are handled between the steps.
 */
export async function sha256InSteps(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (bytes.byteLength <= LIMITS.MAX_COPIED_OUTPUT_BYTES) return sha256Hex(bytes);
  const digest = sha256.create();
  for (let at = 0; at < bytes.byteLength; at += LIMITS.KEPT_PIECE_BYTES) {
    digest.update(bytes.subarray(at, at + LIMITS.KEPT_PIECE_BYTES));
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return bytesToHex(digest.digest());
}
