import { format, type Measure, measured, named } from "../measure";
import type { Section } from "../section";
import { runTurns, type TurnsFigures } from "./run-turns";

const COORDINATORS = [1, 2, 4];
const FULL = { pace: 2_000, devices: 400, warmUpMs: 6_000, seconds: 8 };
/** Of the time of commit groups. */
const MAX_WAITING = 0.01;
const QUICK = { pace: 200, devices: 40, warmUpMs: 4_000, seconds: 2 };

export const turns: Section = {
  name: "turns",
  about:
    "one, two and four coordinators on one PostgreSQL at the same pace: how long their commit groups wait for each other",
  maxMs: 300_000,
  async run(stage) {
    const known: TurnsFigures[] = [];
    for (const coordinators of COORDINATORS) {
      stage.signal.throwIfAborted();
      known.push(await runTurns(coordinators, stage.quick ? QUICK : FULL, stage.scratch));
      stage.keep("turns", known.flatMap(measuresOf));
    }
    return known.flatMap(measuresOf);
  },
};

function measuresOf({ coordinators, perSecond, cpuMicros, postgresMicros, p99, locks }: TurnsFigures): Measure[] {
  const waiting = locks.atWork === 0 ? 0 : locks.waiting / locks.atWork;
  return [
    measured(`${coordinators} coordinator${coordinators === 1 ? "" : "s"}: units`, perSecond, format.perSecond),
    named(
      `turnsWaiting${coordinators}`,
      waiting,
      measured(
        `  of the time of commit groups, waiting for another one (${locks.atWork} looks)`,
        waiting,
        format.percent,
        { atMost: MAX_WAITING },
      ),
    ),
    measured("  acknowledgement, p99", p99, format.ms),
    measured("  CPU a unit, coordinators", cpuMicros, format.micros),
    measured("  CPU a unit, PostgreSQL", postgresMicros ?? Number.NaN, format.micros),
  ];
}
