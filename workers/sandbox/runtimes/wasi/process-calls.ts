import { UNIT_EPOCH_MS } from "../../determinism/unit-clock";
import { ERRNO } from "./errno";
import type { Guest, WasiCall } from "./guest";

const NANOS_PER_MS = 1_000_000n;
const CLOCKS = 4;
const REALTIME = 0;

/** Arguments, clock, randomness and the end of a program. Its environment is empty. */
export function processCalls(guest: Guest): Record<string, WasiCall> {
  const { memory, args, clock, random, gauge } = guest;
  const writeStrings = (strings: Uint8Array[], pointers: number, buffer: number) => {
    let at = buffer;
    for (const [index, bytes] of strings.entries()) {
      memory.setU32(pointers + 4 * index, at);
      memory.bytes(at, bytes.length).set(bytes);
      memory.setU8(at + bytes.length, 0);
      at += bytes.length + 1;
    }
    return ERRNO.success;
  };
  const writeSizes = (strings: Uint8Array[], count: number, bytes: number) => {
    memory.setU32(count, strings.length);
    memory.setU32(
      bytes,
      strings.reduce((sum, string) => sum + string.length + 1, 0),
    );
    return ERRNO.success;
  };
  return {
    args_sizes_get: (count: number, bytes: number) => writeSizes(args, count, bytes),
    args_get: (pointers: number, buffer: number) => writeStrings(args, pointers, buffer),
    environ_sizes_get: (count: number, bytes: number) => writeSizes([], count, bytes),
    environ_get: () => ERRNO.success,
    clock_res_get: (id: number, result: number) => {
      if (id >= CLOCKS) return ERRNO.inval;
      memory.setU64(result, NANOS_PER_MS);
      return ERRNO.success;
    },
    clock_time_get: (id: number, _precision: bigint, result: number) => {
      if (id >= CLOCKS) return ERRNO.inval;
      const ms = clock.read() + (id === REALTIME ? UNIT_EPOCH_MS : 0);
      memory.setU64(result, BigInt(ms) * NANOS_PER_MS);
      return ERRNO.success;
    },
    random_get: (buffer: number, length: number) => {
      gauge.charge(length);
      random.fill(memory.bytes(buffer, length));
      return ERRNO.success;
    },
    sched_yield: () => ERRNO.success,
    proc_exit: (code: number) => gauge.end({ kind: "exit", code: code & 0xff }),
    proc_raise: (signal: number) => gauge.end({ kind: "exit", code: (128 + signal) & 0xff }),
    sock_accept: () => ERRNO.notsock,
    sock_recv: () => ERRNO.notsock,
    sock_send: () => ERRNO.notsock,
    sock_shutdown: () => ERRNO.notsock,
  };
}
