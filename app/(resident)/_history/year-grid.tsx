import type { Words } from "../_words/en";
import type { HistoryWords } from "../_words/history-words";
import type { Span } from "./spans";

/** By how much of the busiest day: light is for what computes now, so that the past is in ink. */
const SHADES = ["bg-line/60", "bg-ink/25", "bg-ink/45", "bg-ink/65", "bg-ink/90"] as const;

interface YearGridProps {
  words: HistoryWords;
  number: Words["number"];
  /** From a Monday on. */
  days: readonly Span[];
}

/** A year as a calendar: a column for each week, from Monday down. */
export function YearGrid({ words, number, days }: YearGridProps) {
  const busiest = Math.max(1, ...days.map(({ coreMs }) => coreMs));
  const worked = days.filter(({ units, coreMs }) => units > 0 || coreMs > 0).length;
  return (
    <div
      role="img"
      aria-label={words.year(worked)}
      className="grid auto-cols-fr grid-flow-col grid-rows-[repeat(7,minmax(0,1fr))] gap-px sm:gap-0.5"
    >
      {days.map((day) => (
        <span
          key={day.from}
          title={words.bar(day, "day", number)}
          className={`aspect-square rounded-[1px] ${shadeOf(day.coreMs / busiest)}`}
        />
      ))}
    </div>
  );
}

const shadeOf = (share: number) => SHADES[share === 0 ? 0 : Math.min(4, 1 + Math.floor(share * 4))];
