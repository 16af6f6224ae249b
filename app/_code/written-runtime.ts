/** The languages that can be written in a page; everything else comes as a file. */
export const WRITTEN_RUNTIMES = ["js", "python"] as const;
export type WrittenRuntime = (typeof WRITTEN_RUNTIMES)[number];

export const LANGUAGE_NAMES: Record<WrittenRuntime, string> = { js: "JavaScript", python: "Python" };
