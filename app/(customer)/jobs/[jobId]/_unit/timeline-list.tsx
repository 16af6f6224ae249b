"use client";

import { Badge } from "#app/_ui/badge.tsx";
import { formatDuration } from "#app/_ui/format/format-duration.ts";
import { LocalTime } from "#app/_ui/local-time.tsx";
import type { UnitAttempt, UnitTimeline } from "#protocol/api/timeline";

const ENGINES: Record<string, string> = {
  chromium: "Chromium",
  firefox: "Firefox",
  webkit: "WebKit",
  other: "another engine",
};
const VERDICTS = {
  "under-way": { tone: "plain", word: "computing" },
  agreed: { tone: "verified", word: "agreed" },
  outvoted: { tone: "alarm", word: "outvoted" },
  waiting: { tone: "plain", word: "waiting" },
  lost: { tone: "plain", word: "lost" },
} as const;

/** The unit from its submission to its settling: who has it, for how long, and what it waits for. */
export function TimelineList({ timeline }: { timeline: UnitTimeline }) {
  const { submittedAt, settledAt, waiting } = timeline;
  // Devices have no name of their own here; the order in which they began does not change.
  const attempts = timeline.attempts.map((attempt, key) => ({ ...attempt, key }));
  const firstGrant = attempts.find(({ grantedAt }) => grantedAt !== null)?.grantedAt;
  return (
    <section aria-label="Timeline">
      <h3 className="pb-1 font-medium text-13">Timeline</h3>
      <ol className="flex flex-col gap-2 border-line border-l pl-3 text-13">
        <li>
          <LocalTime at={submittedAt} className="text-soft" /> submitted
          {firstGrant && `; waited ${between(submittedAt, firstGrant)} for its turn`}
        </li>
        {attempts.map((attempt) => (
          <li key={attempt.key} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            {attempt.grantedAt && <LocalTime at={attempt.grantedAt} className="text-soft" />}
            <Badge tone={VERDICTS[attempt.verdict].tone}>{VERDICTS[attempt.verdict].word}</Badge>
            <span>{attemptInWords(attempt)}</span>
          </li>
        ))}
        {settledAt && (
          <li>
            <LocalTime at={settledAt} className="text-soft" /> settled, {between(submittedAt, settledAt)} after it was
            submitted
          </li>
        )}
        {waiting && <li>{waiting.message}</li>}
      </ol>
    </section>
  );
}

function attemptInWords({ engine, kind, grantedAt, returnedAt, computedMs, lost }: UnitAttempt): string {
  const where = `${kind === "Device" ? "A device" : kind}, ${ENGINES[engine] ?? engine}`;
  if (lost) return `${where}: had it for ${between(grantedAt ?? lost.at, lost.at)}. ${lost.message}`;
  if (computedMs === null) return `${where}: has it now`;
  const ran = `${where}: ran ${formatDuration(computedMs)}`;
  if (grantedAt === null || returnedAt === null) return ran;
  const rest = Date.parse(returnedAt) - Date.parse(grantedAt) - computedMs;
  return rest < 1 ? ran : `${ran}, and ${formatDuration(rest)} for fetching, its turn there and the way back`;
}

/** Clocks of several machines may differ a little. */
const between = (from: string, to: string) => formatDuration(Math.max(0, Date.parse(to) - Date.parse(from)));
