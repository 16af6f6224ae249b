import { NATIVE_TIME } from "#core/economics/native-time";
import { replicasPerUnit } from "#core/reputation/promise";

export const CHECKINGS = ["once", "adaptive", "twice"] as const;
export type Checking = (typeof CHECKINGS)[number];

/** Answers that a unit is paid for: by record from about once, where devices are known, to twice, where all are new. */
const ANSWERS: Record<Checking, { from: number; to: number }> = {
  once: { from: replicasPerUnit(1), to: replicasPerUnit(1) },
  adaptive: { from: replicasPerUnit("adaptive"), to: replicasPerUnit(2) },
  twice: { from: replicasPerUnit(2), to: replicasPerUnit(2) },
};

export interface PriceRange {
  from: number;
  to: number;
}

/** Hours of one core as the city bills them. */
export function billedPrice(hours: number, checking: Checking, coreHourNanos: number): PriceRange {
  const { from, to } = ANSWERS[checking];
  return { from: Math.round(hours * from * coreHourNanos), to: Math.round(hours * to * coreHourNanos) };
}

export interface NativePrice {
  /** For a program in the middle of those that were measured. */
  usual: PriceRange;
  /** From the program that WebAssembly suits best to the one that it suits worst. */
  whole: PriceRange;
}

/** Hours of one core as a program takes them when it is compiled for the machine. */
export function nativePrice(hours: number, checking: Checking, coreHourNanos: number): NativePrice {
  const billed = (ratio: number) => billedPrice(hours * ratio, checking, coreHourNanos);
  return {
    usual: billed(NATIVE_TIME.median),
    whole: { from: billed(NATIVE_TIME.min).from, to: billed(NATIVE_TIME.max).to },
  };
}
