import type { LocalResult } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import type { Lease } from "../leases/lease-book";

/** Bytes sent over the socket for the unit. Large outputs are counted when they are uploaded. */
export const inlineBytes = ({ line = "" }: Lease, result: LocalResult) =>
  line.length +
  ("bytes" in result && result.bytes && result.bytes.length <= LIMITS.inlineOutputBytes ? result.bytes.length : 0);
