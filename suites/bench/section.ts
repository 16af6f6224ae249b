import type { Scratch } from "#suites/kit/scratch";
import type { Measure } from "./measure";

/** What a section gets. */
export interface Stage {
  scratch: Scratch;
  /** One short round, to see that everything works; its figures mean little. */
  quick: boolean;
  /** Only cases whose name contains this are run, in sections that support it. */
  only: string;
  /** Prints progress for the user. */
  print(line: string): void;
  /**
   * Everything known about a part of the section so far, replacing what was kept of that part before. It is reported if
   * the section fails or runs out of time, so call it after every round.
   */
  keep(part: string, measures: Measure[]): void;
  /** Aborted when the section's time is over: the section may use it to end its waits. */
  signal: AbortSignal;
}

/** A part of the benchmarks that can be run alone: `npm run bench <name>`. */
export interface Section {
  name: string;
  about: string;
  /** After this time it is given up, so that a whole run ends. */
  maxMs: number;
  run(stage: Stage): Promise<Measure[]>;
}
