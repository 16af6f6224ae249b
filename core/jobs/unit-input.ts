import type { CustomerId } from "../ids";
import type { InputId, UnitInput } from "../scheduling/input-holders";
import { parseFileLine } from "./line-fields";

/**
 * The part of a bucket that a unit reads, if devices may cache it: without an ETag it is unknown whether it has
 * changed. Separate for each customer, so that nobody's jobs influence who computes another's.
 */
export function unitInputOf(customerId: CustomerId, line: string): UnitInput | undefined {
  const file = parseFileLine(line);
  if (!("object" in file) || file.object.etag === "") return undefined;
  const { connection = "", key, etag, start = 0, bytes } = file.object;
  return { id: idOf([customerId, connection, key, etag, start, bytes].join("\n")), bytes };
}

/** 53 bits of two multiplicative hashes; nobody gains anything from a collision. */
function idOf(text: string): InputId {
  let [low, high] = [0x9e3779b9, 0x85ebca6b];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x5bd1e995);
    high ^= high >>> 13;
  }
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
}
