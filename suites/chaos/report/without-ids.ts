/** Removes ids and durations, so that equal events have equal text. */
export const withoutIds = (words: string): string =>
  words
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…")
    .replace(/\bjob_\w+/g, "job_…")
    .replace(/\(node:\d+\)/g, "(node)")
    .replace(/\b\d+(?= ?ms\b)/g, "…");
