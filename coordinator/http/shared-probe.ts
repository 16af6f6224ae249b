import type { Millis } from "#core/time";

/** Calls `ask` at most once in `freshMs`, however many callers there are; all of them share the answer. */
export function sharedProbe<T>(ask: () => Promise<T>, freshMs: number, now: () => Millis): () => Promise<T> {
  let latest: { answer: Promise<T>; settledAt: Millis | undefined } | undefined;
  return () => {
    if (latest && (latest.settledAt === undefined || now() - latest.settledAt < freshMs)) return latest.answer;
    const probe: NonNullable<typeof latest> = { answer: ask(), settledAt: undefined };
    const settle = () => {
      probe.settledAt = now();
    };
    probe.answer.then(settle, settle);
    latest = probe;
    return probe.answer;
  };
}
