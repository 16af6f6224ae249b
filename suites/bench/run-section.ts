import type { Measure } from "./measure";
import type { Section, Stage } from "./section";

/** How long a section may take to clean up after its time is over. */
const GRACE_MS = 60_000;

export interface SectionRun {
  /** Everything known so far; all of the section's measures once it has ended. */
  measures(): Measure[];
  /** Resolves when the section has ended or was given up: whether it failed. */
  ended: Promise<{ failed: boolean }>;
}

/** Runs a section within its time. What it had measured until it failed or was given up is kept. */
export function runSection(
  section: Section,
  { graceMs = GRACE_MS, ...stage }: Omit<Stage, "keep" | "signal"> & { graceMs?: number },
): SectionRun {
  const kept = new Map<string, Measure[]>();
  const controller = new AbortController();
  const { signal } = controller;
  let measures = () => [...kept.values()].flat();
  const work = section
    .run({ ...stage, signal, keep: (part, known) => void (signal.aborted || kept.set(part, known)) })
    .then((all) => {
      if (!signal.aborted) measures = () => all;
    });
  const ended = withinTime(work, section.maxMs, controller, graceMs).then(
    () => ({ failed: false }),
    (error: unknown) => {
      stage.print(error instanceof Error ? (error.stack ?? error.message) : String(error));
      const why = error instanceof Error ? error.message : String(error);
      const whole = kept.size === 0 ? "" : "; what is above was measured before";
      const known = [...measures(), { what: section.name, figure: `failed: ${why}${whole}` }];
      measures = () => known;
      return { failed: true };
    },
  );
  return { measures: () => measures(), ended };
}

async function withinTime(work: Promise<void>, maxMs: number, controller: AbortController, graceMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const after = (ms: number) =>
    new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
  const late = after(maxMs).then(() => {
    controller.abort();
    throw new Error(`it did not end within ${maxMs / 1_000} seconds`);
  });
  try {
    await Promise.race([work, late]);
  } catch (error) {
    // What is measured next would be affected by what this one is still doing.
    if (controller.signal.aborted) await Promise.race([work.catch(() => {}), after(graceMs)]);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
