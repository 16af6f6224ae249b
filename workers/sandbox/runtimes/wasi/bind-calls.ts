import { WASI_FUNCTIONS, type WasiFunction, type WasiValue, wasiSignature } from "#core/metering/wasi-functions";
import { ERRNO } from "./errno";
import type { GuestHost, WasiCall } from "./guest";
import { GuestFault } from "./guest-memory";
import { HOST_COSTS } from "./host-costs";
import { wasiCalls } from "./wasi-calls";

/**
 * The imports of every unit in the host, each charged and guarded. Only here are a guest's arguments converted to the
 * types of the call: 32 bits to an unsigned number, 64 bits to an unsigned BigInt.
 */
export function bindCalls(host: GuestHost) {
  const calls = wasiCalls(host);
  return Object.fromEntries(WASI_FUNCTIONS.map((name) => [name, guarded(name, host, calls[name])]));
}

function guarded(name: WasiFunction, host: GuestHost, act: WasiCall | undefined) {
  const { parameters } = wasiSignature(name);
  return (...values: unknown[]): number => {
    host.guest.gauge.charge(HOST_COSTS.call);
    if (!act) return ERRNO.nosys;
    try {
      return act(...(parameters.map((kind, index) => coerced(kind, values[index])) as never[]));
    } catch (error) {
      if (error instanceof GuestFault) return ERRNO.fault;
      throw error;
    }
  };
}

function coerced(kind: WasiValue, value: unknown): number | bigint {
  if (kind === "i64") return BigInt.asUintN(64, typeof value === "bigint" ? value : BigInt(numberOf(value) >>> 0));
  return typeof value === "bigint" ? Number(BigInt.asUintN(32, value)) : numberOf(value) >>> 0;
}

const numberOf = (value: unknown) => (typeof value === "number" ? value : 0);
