import { UNIT_EPOCH_MS } from "../../determinism/unit-clock";
import { ERRNO } from "./errno";
import type { GuestHost, WasiCall } from "./guest";
import { costOfBytes, HOST_COSTS } from "./host-costs";

const NANOS_PER_MS = 1_000_000n;
const CLOCKS = 4;
const REALTIME = 0;

/** A long call rests for its share between two of these. A multiple of four, which the random numbers come in. */
const SLICE_BYTES = 65_536;

/** Arguments, clock, randomness and the end of a program. Its environment is empty. */
export function processCalls(host: GuestHost): Record<string, WasiCall> {
  const writeStrings = (strings: Uint8Array[], pointers: number, buffer: number) => {
    host.guest.gauge.charge(HOST_COSTS.item * strings.length + costOfBytes(lengthOf(strings)));
    let at = buffer;
    for (const [index, bytes] of strings.entries()) {
      host.guest.memory.setU32(pointers + 4 * index, at);
      host.guest.memory.bytes(at, bytes.length).set(bytes);
      host.guest.memory.setU8(at + bytes.length, 0);
      at += bytes.length + 1;
    }
    return ERRNO.success;
  };
  const writeSizes = (strings: Uint8Array[], count: number, bytes: number) => {
    host.guest.memory.setU32(count, strings.length);
    host.guest.memory.setU32(bytes, lengthOf(strings));
    return ERRNO.success;
  };
  return {
    args_sizes_get: (count: number, bytes: number) => {
      host.guest.gauge.charge(HOST_COSTS.item * host.guest.args.length);
      return writeSizes(host.guest.args, count, bytes);
    },
    args_get: (pointers: number, buffer: number) => writeStrings(host.guest.args, pointers, buffer),
    environ_sizes_get: (count: number, bytes: number) => writeSizes([], count, bytes),
    environ_get: () => ERRNO.success,
    clock_res_get: (id: number, result: number) => {
      if (id >= CLOCKS) return ERRNO.inval;
      host.guest.memory.setU64(result, NANOS_PER_MS);
      return ERRNO.success;
    },
    clock_time_get: (id: number, _precision: bigint, result: number) => {
      if (id >= CLOCKS) return ERRNO.inval;
      const ms = host.guest.clock.read() + (id === REALTIME ? UNIT_EPOCH_MS : 0);
      host.guest.memory.setU64(result, BigInt(ms) * NANOS_PER_MS);
      return ERRNO.success;
    },
    random_get: (buffer: number, length: number) => {
      const bytes = host.guest.memory.bytes(buffer, length);
      for (let at = 0; at < length; at += SLICE_BYTES) {
        const slice = bytes.subarray(at, at + SLICE_BYTES);
        host.guest.gauge.charge(HOST_COSTS.randomByte * slice.length);
        host.guest.random.fill(slice);
      }
      return ERRNO.success;
    },
    sched_yield: () => ERRNO.success,
    proc_exit: (code: number) => host.guest.gauge.end({ kind: "exit", code: code & 0xff }),
    proc_raise: (signal: number) => host.guest.gauge.end({ kind: "exit", code: (128 + signal) & 0xff }),
    sock_accept: () => ERRNO.notsock,
    sock_recv: () => ERRNO.notsock,
    sock_send: () => ERRNO.notsock,
    sock_shutdown: () => ERRNO.notsock,
  };
}

/** Each with its zero at the end. */
const lengthOf = (strings: Uint8Array[]) => strings.reduce((sum, string) => sum + string.length + 1, 0);
