import type { JobPulse } from "#protocol/live-messages";

const STEPS = [16, 32, 64, 128, 256, 512, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000] as const;

/** Where the dial's slider ends: at least twice what is asked for now, so that there is room to turn it up. */
export function dialEnd(cores: number): number {
  return STEPS.find((step) => step >= cores * 2) ?? STEPS[STEPS.length - 1] ?? cores;
}

/** What the dial says of asked and granted, and why they differ. */
export function dialSays(asked: number, granted: number, state: JobPulse["state"]) {
  if (state === "paused") return "paused";
  if (state !== "running") return "over";
  if (asked === 0) return "zero";
  if (granted >= asked) return "all";
  return granted === 0 ? "none" : "some";
}
