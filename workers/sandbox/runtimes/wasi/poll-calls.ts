import { UNIT_EPOCH_MS } from "../../determinism/unit-clock";
import { ERRNO } from "./errno";
import type { GuestHost, WasiCall } from "./guest";
import { HOST_COSTS } from "./host-costs";

const MAX_SUBSCRIPTIONS = 1_024;
const SUBSCRIPTION_BYTES = 48;
const EVENT_BYTES = 32;
const CLOCK = 0;
const REALTIME = 0;
const ABSOLUTE = 1;

interface Wait {
  userdata: bigint;
  kind: number;
  /** Clocks and files only; files are always ready. */
  ms: number;
}

/** Waiting takes no time: the earliest awaited event has happened, and the clock shows that time has passed. */
export function pollCalls(host: GuestHost): Record<string, WasiCall> {
  const readWait = (at: number): Wait => {
    const kind = host.guest.memory.getU8(at + 8);
    const wait = { userdata: host.guest.memory.getU64(at), kind, ms: 0 };
    if (kind !== CLOCK) return wait;
    const timeoutMs = Number(host.guest.memory.getU64(at + 24) / 1_000_000n);
    const isAbsolute = (host.guest.memory.getU16(at + 40) & ABSOLUTE) !== 0;
    const epoch = host.guest.memory.getU32(at + 16) === REALTIME ? UNIT_EPOCH_MS : 0;
    return { ...wait, ms: isAbsolute ? Math.max(0, timeoutMs - epoch - host.guest.clock.read()) : timeoutMs };
  };
  const writeEvent = (at: number, wait: Wait) => {
    host.guest.memory.bytes(at, EVENT_BYTES).fill(0);
    host.guest.memory.setU64(at, wait.userdata);
    host.guest.memory.setU8(at + 10, wait.kind);
  };
  return {
    poll_oneoff: (input: number, output: number, count: number, eventCount: number) => {
      if (count === 0 || count > MAX_SUBSCRIPTIONS) return ERRNO.inval;
      host.guest.gauge.charge(HOST_COSTS.item * count);
      const waits = Array.from({ length: count }, (_, index) => readWait(input + SUBSCRIPTION_BYTES * index));
      const soonest = Math.min(...waits.map((wait) => wait.ms));
      const events = waits.filter((wait) => wait.ms === soonest);
      host.guest.clock.skip(soonest);
      for (const [index, wait] of events.entries()) writeEvent(output + EVENT_BYTES * index, wait);
      host.guest.memory.setU32(eventCount, events.length);
      return ERRNO.success;
    },
  };
}
