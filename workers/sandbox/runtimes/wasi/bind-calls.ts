import { WASI_FUNCTIONS, type WasiFunction, type WasiValue, wasiSignature } from "#core/metering/wasi-functions";
import type { FuelGauge } from "../../fuel-gauge";
import { ERRNO } from "./errno";
import type { WasiCall } from "./guest";
import { GuestFault } from "./guest-memory";
import { HOST_COSTS } from "./host-costs";

/**
 * The imports, each charged and guarded. They reach the guest's state once its memory exists. Here, and nowhere else,
 * whatever a guest hands over becomes the number that its call was written for: 32 bits as an unsigned number, 64 bits
 * as an unsigned big integer.
 */
export function bindCalls(gauge: FuelGauge, bound: { calls?: Record<string, WasiCall> }) {
  return Object.fromEntries(WASI_FUNCTIONS.map((name) => [name, guarded(name, gauge, bound)]));
}

function guarded(name: WasiFunction, gauge: FuelGauge, bound: { calls?: Record<string, WasiCall> }) {
  const { parameters } = wasiSignature(name);
  return (...values: unknown[]): number => {
    gauge.charge(HOST_COSTS.call);
    const act = bound.calls?.[name];
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
