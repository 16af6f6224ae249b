/**
 * What others charge for a vCPU-hour, one thread of a core, in nanodollars of the United States, as they publish it for
 * Linux on x86 in us-east-1. docs/prices.md states the same, and a test holds them together.
 */
export const LIST_PRICES = {
  readOn: "2026-11-28",
  fargate: {
    source: "https://aws.amazon.com/fargate/pricing/",
    vcpuHourNanos: 40_480_000,
    gbHourNanos: 4_445_000,
    gb: 2,
  },
  lambda: {
    source: "https://aws.amazon.com/lambda/pricing/",
    gbSecondNanos: 16_666.7,
    /** What comes with one vCPU. */
    mib: 1_769,
  },
} as const;

/** AWS Batch costs nothing of its own: one pays for the machines beneath it. */
export type Rival = "fargate" | "lambda";
export const RIVALS: readonly Rival[] = ["fargate", "lambda"];

/** Per vCPU-hour, with the memory that comes with it. */
export function listPrice(rival: Rival): number {
  const { fargate, lambda } = LIST_PRICES;
  return rival === "fargate"
    ? fargate.vcpuHourNanos + fargate.gb * fargate.gbHourNanos
    : Math.round(lambda.gbSecondNanos * 3_600 * (lambda.mib / 1_024));
}
