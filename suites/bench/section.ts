import type { Scratch } from "#suites/kit/scratch";
import type { Measure } from "./measure";

/** What a section is run with. */
export interface Stage {
  scratch: Scratch;
  /** One short round of each, to see that everything works; its figures mean little. */
  quick: boolean;
  /** What else than this in its name is left out, in sections that can do without. */
  only: string;
  /** Progress, for a person who waits. */
  print(line: string): void;
  /**
   * What is known of a part of the section so far, in place of what was kept of that part before. It is reported when the
   * section fails or runs out of time, so it is called after every round.
   */
  keep(part: string, measures: Measure[]): void;
  /** Aborted when the section's time is over: it may end what it waits for. */
  signal: AbortSignal;
}

/** A part of the benchmarks that can be run alone: `npm run bench <name>`. */
export interface Section {
  name: string;
  about: string;
  /** After this it is given up, so that a whole run has an end. */
  maxMs: number;
  run(stage: Stage): Promise<Measure[]>;
}
