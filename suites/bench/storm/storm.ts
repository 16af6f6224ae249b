import { format, type Measure, measured, named } from "../measure";
import { median } from "../median";
import type { Section } from "../section";
import { at, runStorm, type StormFigures } from "./run-storm";

const FULL = { rounds: 1, devices: 10_000, others: 1_000, unitMs: 30_000, calmSeconds: 10, maxSeconds: 60 };
const QUICK = { rounds: 1, devices: 200, others: 50, unitMs: 1_000, calmSeconds: 2, maxSeconds: 60 };
const MAX_BACK_MS = 30_000;
const MAX_STALL_MS = 1_000;

export const storm: Section = {
  name: "storm",
  about: "ten thousand devices whose coordinator is killed come to the other one, which goes on with its own",
  maxMs: 900_000,
  async run(stage) {
    const { rounds, ...setting } = stage.quick ? QUICK : FULL;
    const known: StormFigures[] = [];
    for (let round = 1; round <= rounds; round++) {
      stage.signal.throwIfAborted();
      const found = await runStorm(setting, stage.scratch);
      known.push(found);
      stage.print(`  ${line(found)}`);
      stage.keep("storm", measuresOf(known, setting.devices));
    }
    return measuresOf(known, setting.devices);
  },
};

function measuresOf(known: readonly StormFigures[], devices: number): Measure[] {
  const middle = (pick: (figures: StormFigures) => number) => median(known.map(pick));
  const back = (share: number) =>
    middle(({ granted }) => (granted.length < share * devices ? Infinity : at(granted, share)));
  const all = back(1);
  const stall = middle(({ during }) => during.max);
  return [
    named(
      "stormHalfBackMs",
      back(0.5),
      measured(
        `${devices.toLocaleString("en-CA")} devices whose coordinator was killed, half at work again`,
        back(0.5),
        format.ms,
      ),
    ),
    named("stormMostBackMs", back(0.9), measured("  90 % of them", back(0.9), format.ms)),
    named("stormAllBackMs", all, measured("  all of them", all, format.ms, { atMost: MAX_BACK_MS })),
    measured(
      "  of which welcome, the last",
      middle(({ welcomed }) => at(welcomed, 1)),
      format.ms,
    ),
    named(
      "stormOthersP99Ms",
      middle(({ during }) => during.p99),
      measured(
        "  acknowledgement for the devices of the other coordinator meanwhile, p99",
        middle(({ during }) => during.p99),
        format.ms,
      ),
    ),
    named("stormOthersMaxMs", stall, measured("  the longest", stall, format.ms, { atMost: MAX_STALL_MS })),
    measured(
      "  before the storm, p99",
      middle(({ before }) => before.p99),
      format.ms,
    ),
    named(
      "stormLoopMaxMs",
      middle(({ loopMaxMs }) => loopMaxMs),
      measured(
        "  event loop of that coordinator, longest",
        middle(({ loopMaxMs }) => loopMaxMs),
        format.ms,
      ),
    ),
    measured(
      "  of it CPU at a stretch",
      middle(({ loopCpuMaxMs }) => loopCpuMaxMs),
      format.ms,
    ),
  ];
}

const line = ({ granted, welcomed, before, during, cpuMs, seconds, ...more }: StormFigures) =>
  [
    `at work again: half ${format.ms(at(granted, 0.5))}, 90 % ${format.ms(at(granted, 0.9))}, last ${format.ms(at(granted, 1))} (${granted.length})`,
    `welcome: last ${format.ms(at(welcomed, 1))} (${welcomed.length})`,
    `others: p99 ${format.ms(during.p99)}, longest ${format.ms(during.max)} of ${during.results} (before: ${format.ms(before.p99)}, ${format.ms(before.max)})`,
    `loop ${format.ms(more.loopMaxMs)}, ${format.ms(more.loopCpuMaxMs)} of CPU; ${Math.round(cpuMs / seconds / 10)} % of a core; measured ${format.ms(more.lateMaxMs)} late`,
  ].join("; ");
