import { bundle } from "../bundle";
import { format, type Measure, measured, named } from "../measure";
import { median } from "../median";
import type { Section } from "../section";
import { RETENTION_ENTRY, type RetentionFigures, runRetention } from "./run-retention";

const FULL = { rounds: 3, seconds: 20, oldUnits: 1_000_000 };
const QUICK = { rounds: 1, seconds: 5, oldUnits: 200_000 };
const MILLION = 1_000_000;
/** Tables that grow by less do not matter. */
const MIN_BYTES_PER_MILLION = 1_000_000;

export const retention: Section = {
  name: "retention",
  about: "units a second while a million old ones are deleted, and what a million units take in the database",
  maxMs: 900_000,
  async run(stage) {
    const { rounds, seconds, oldUnits } = stage.quick ? QUICK : FULL;
    const file = await bundle(RETENTION_ENTRY);
    const kept: RetentionFigures[] = [];
    const forgotten: RetentionFigures[] = [];
    const measures = () => [...rates(kept, forgotten), ...sizes(kept)];
    for (let round = 1; round <= rounds; round++) {
      for (const forgets of round % 2 === 1 ? [false, true] : [true, false]) {
        stage.signal.throwIfAborted();
        const found = await runRetention(file, { oldUnits, forgets, seconds }, stage.scratch);
        (forgets ? forgotten : kept).push(found);
        const rate = format.perSecond(found.perSecond);
        stage.print(`  ${forgets ? "deleting" : "not deleting"}: ${rate}, p99 ${format.ms(found.p99)}`);
        stage.keep("retention", measures());
      }
    }
    return measures();
  },
};

const middle = (figures: readonly RetentionFigures[], pick: (one: RetentionFigures) => number) =>
  median(figures.map(pick));

function rates(kept: readonly RetentionFigures[], forgotten: readonly RetentionFigures[]): Measure[] {
  if (kept.length === 0 || forgotten.length === 0) return [];
  const rate = ({ perSecond }: RetentionFigures) => perSecond;
  const share = median(forgotten.map(({ perSecond }, round) => perSecond / (kept[round]?.perSecond ?? Number.NaN)));
  return [
    measured("units settled, nothing deleted", middle(kept, rate), format.perSecond),
    measured("units settled while old ones are deleted", middle(forgotten, rate), format.perSecond),
    named("whileDeleting", share, measured("  of that, paired", share, format.percent, { atLeast: 0.95 })),
    measured(
      "  acknowledgement, p99",
      middle(forgotten, ({ p99 }) => p99),
      format.ms,
    ),
    measured(
      "units of which everything is deleted",
      middle(forgotten, ({ forgottenPerSecond }) => forgottenPerSecond),
      format.perSecond,
    ),
  ];
}

/** Of units with one replica and 200 bytes of output. */
function sizes(figures: readonly RetentionFigures[]): Measure[] {
  const perMillion = (name: string) =>
    middle(figures, ({ grew, settled }) => ((grew[name] ?? 0) * MILLION) / Math.max(1, settled));
  const names = Object.keys(figures[0]?.grew ?? {}).filter((name) => perMillion(name) >= MIN_BYTES_PER_MILLION);
  return names
    .toSorted((a, b) => perMillion(b) - perMillion(a))
    .map((name) => measured(`a million units, ${name}`, perMillion(name), format.megabytes));
}
