import type { CustomerId } from "../ids";
import type { InputId, UnitInput } from "../scheduling/input-holders";
import { parseFileLine } from "./line-fields";

/**
 * What a unit reads out of a bucket, if a device may keep it: without an ETag nobody knows whether it is still the same. Of
 * one customer alone, so that nobody's jobs have a say in who computes another's.
 */
export function unitInputOf(customerId: CustomerId, line: string): UnitInput | undefined {
  const file = parseFileLine(line);
  if (!("object" in file) || file.object.etag === "") return undefined;
  const { connection = "", key, etag, start = 0, bytes } = file.object;
  return { id: idOf([customerId, connection, key, etag, start, bytes].join("\n")), bytes };
}

/** 53 bits of two multiplicative hashes; which inputs share a number is nobody's gain. */
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
