import { sha256 } from "@noble/hashes/sha2.js";
import { LIMITS } from "#protocol/limits";
import { hashInSteps } from "./hash-in-steps";
import { sha256Hex } from "./sha256-hex";

/** For outputs: `crypto.subtle` copies what it hashes, so it gets short ones only. */
export const sha256InSteps = (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  bytes.byteLength <= LIMITS.MAX_COPIED_OUTPUT_BYTES ? sha256Hex(bytes) : hashInSteps(sha256.create(), bytes);
