import type { MemoryDatabase } from "#coordinator/store/memory/memory-database";
import type { MemoryJob } from "#coordinator/store/memory/memory-rows";

/** Finished jobs with answers of outvoted households that nobody has looked at. */
export const unlooked = ({ doubted, jobs }: MemoryDatabase): MemoryJob[] =>
  [...doubted.keys()].flatMap((no) => jobs.get(no) ?? []).filter(({ record }) => record.state === "finished");
