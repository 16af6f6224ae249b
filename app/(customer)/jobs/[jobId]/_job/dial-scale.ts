const STEPS = [16, 32, 64, 128, 256, 512, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000] as const;

/** Where the dial's slider ends: at least twice what is asked for now, so that there is room to turn it up. */
export function dialEnd(cores: number): number {
  return STEPS.find((step) => step >= cores * 2) ?? STEPS[STEPS.length - 1] ?? cores;
}

/** What the dial says: asked and granted, and why they differ. */
export function dialSentence(asked: number, granted: number, state: string): string {
  if (state !== "running") return "Nothing runs while the job is paused. The dial keeps its setting.";
  if (asked === 0) return "Scaled to zero: nothing runs and nothing is charged.";
  if (granted >= asked) return "All the cores you asked for are at work.";
  if (granted === 0)
    return "No core in the city is free for this job right now. Residents come and go; it starts by itself.";
  return "The city shares its free cores fairly between customers; more join as they become available.";
}
