import type { LocalResult } from "#protocol/device-messages";
import { LIMITS } from "#protocol/limits";
import type { Lease } from "./lease-book";

/** What went over the socket for the unit. Big outputs are counted on their own way. */
export const inlineBytes = ({ line = "" }: Lease, result: LocalResult) =>
  line.length +
  ("bytes" in result && result.bytes && result.bytes.length <= LIMITS.inlineOutputBytes ? result.bytes.length : 0);
