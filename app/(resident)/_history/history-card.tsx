import { memo, useEffect, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { saveFile } from "#app/_ui/save-file.ts";
import { Tabs } from "#app/_ui/tabs.tsx";
import { addDays, NOTHING_DONE } from "#workers/contract/add-days";
import type { DayRecord } from "#workers/contract/day-record";
import { energyOf } from "../_donation/energy";
import type { Words } from "../_words/en";
import type { HistoryWords } from "../_words/history-words";
import { spansCsv } from "./days-csv";
import { daysOfYear, type Span, type SpanSize, spansOf } from "./spans";
import { YearGrid } from "./year-grid";

const SHOWN: Record<SpanSize, number> = { day: 14, week: 12, month: 12 };
const SIZES = Object.keys(SHOWN) as SpanSize[];

interface HistoryCardProps {
  words: HistoryWords;
  number: Words["number"];
  today: DayRecord;
  readDays: () => Promise<DayRecord[]>;
}

/** What this browser has kept of the device's days: read once, with today as it is now; another day has another card. */
export const HistoryCard = memo(function HistoryCard({ words, number, today, readDays }: HistoryCardProps) {
  const [kept, setKept] = useState<readonly DayRecord[]>([]);
  useEffect(() => {
    let isHere = true;
    void readDays().then((days) => isHere && setKept(days));
    return () => {
      isHere = false;
    };
  }, [readDays]);
  const days = [...kept.filter(({ date }) => date !== today.date), today];
  const isEmpty = days.every(({ units, earnedNanos }) => units === 0 && earnedNanos === 0);
  if (isEmpty) {
    return (
      <Card title={words.title} about={words.about}>
        <p className="text-pretty text-soft">{words.nothing}</p>
      </Card>
    );
  }
  const year = daysOfYear(days, today.date);
  return (
    <Card title={words.title} about={words.about}>
      <Tabs
        label={words.sizeLabel}
        tabs={[
          ...SIZES.map((size) => {
            const spans = spansOf(days, today.date, size, SHOWN[size]);
            return {
              value: size,
              label: words.sizes[size],
              panel: (
                <>
                  <Bars {...{ words, number, size, spans }} />
                  <Sums {...{ words, number, size, spans }} name={size} />
                </>
              ),
            };
          }),
          {
            value: "year",
            label: words.yearLabel,
            panel: (
              <>
                <YearGrid {...{ words, number }} days={year} />
                <Sums {...{ words, number }} size="day" spans={year} name="year" />
              </>
            ),
          },
        ]}
      />
    </Card>
  );
});

interface SpansProps extends Pick<HistoryCardProps, "words" | "number"> {
  size: SpanSize;
  spans: readonly Span[];
}

function Bars({ words, number, size, spans }: SpansProps) {
  const longest = Math.max(1, ...spans.map(({ coreMs }) => coreMs));
  return (
    <ol className="flex h-24 items-end gap-1 border-line border-b">
      {spans.map((span) => (
        <li key={span.from} className="flex h-full min-w-0 flex-1 items-end" title={words.bar(span, size, number)}>
          <span className="sr-only">{words.bar(span, size, number)}</span>
          <span
            aria-hidden
            className="w-full rounded-t bg-ink/70"
            style={{ height: `${(span.coreMs / longest) * 100}%` }}
          />
        </li>
      ))}
    </ol>
  );
}

/** What the spans come to, for whom that was, and the same as a file. */
function Sums({ words, number, size, spans, name }: SpansProps & { name: string }) {
  const total = spans.reduce((sum, { from: _, ...span }) => addDays(sum, span), NOTHING_DONE);
  const power = energyOf(total.coreMs, total.coreMsAtPrice);
  return (
    <>
      <p className="pt-3 text-13 text-soft">
        {words.total(total, power, number)} {words.balance(total.earnedNanos - power.costNanos, number)}
      </p>
      {total.forWhom && <p className="pt-1 text-13 text-soft">{words.forWhom(total.forWhom, number)}</p>}
      <Button
        tone="quiet"
        size="small"
        className="mt-3"
        onClick={() => saveFile(spansCsv(spans, size), `lamplighter-${name}.csv`)}
      >
        {words.download}
      </Button>
    </>
  );
}
