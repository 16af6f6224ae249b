import { memo, useEffect, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { Tabs } from "#app/_ui/tabs.tsx";
import type { DayRecord } from "#workers/contract/day-record";
import { energyOf } from "../_donation/energy";
import type { Words } from "../_words/en";
import type { HistoryWords } from "../_words/history-words";
import { daysCsv } from "./days-csv";
import { addUp, type Span, type SpanSize, spansOf } from "./spans";

const SHOWN: Record<SpanSize, number> = { day: 14, week: 12, month: 12 };
const SIZES = Object.keys(SHOWN) as SpanSize[];
const CSV_NAME = "lamplighter-days.csv";

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
  const save = (
    <Button tone="quiet" size="small" onClick={() => saveFile(daysCsv(days))}>
      {words.download}
    </Button>
  );
  return (
    <Card title={words.title} about={words.about} actions={isEmpty ? undefined : save}>
      {isEmpty ? (
        <p className="text-pretty text-soft">{words.nothing}</p>
      ) : (
        <Tabs
          label={words.sizeLabel}
          tabs={SIZES.map((size) => ({
            value: size,
            label: words.sizes[size],
            panel: <Bars {...{ words, number, size }} spans={spansOf(days, today.date, size, SHOWN[size])} />,
          }))}
        />
      )}
    </Card>
  );
});

interface BarsProps extends Pick<HistoryCardProps, "words" | "number"> {
  size: SpanSize;
  spans: readonly Span[];
}

function Bars({ words, number, size, spans }: BarsProps) {
  const longest = Math.max(1, ...spans.map(({ coreMs }) => coreMs));
  const total = spans.reduce((sum, span) => ({
    from: sum.from,
    units: sum.units + span.units,
    coreMs: sum.coreMs + span.coreMs,
    bytes: sum.bytes + span.bytes,
    earnedNanos: sum.earnedNanos + span.earnedNanos,
    coreMsAtPrice: addUp(sum.coreMsAtPrice, span.coreMsAtPrice),
  }));
  return (
    <>
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
      <p className="pt-3 text-13 text-soft">
        {words.total(total, energyOf(total.coreMs, total.coreMsAtPrice), number)}
      </p>
    </>
  );
}

function saveFile(csv: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csv], { type: "text/csv" }));
  link.download = CSV_NAME;
  link.click();
  // Only once the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
