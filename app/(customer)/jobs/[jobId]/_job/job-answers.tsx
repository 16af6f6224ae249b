"use client";

import { CircleCheck, Clock, Coins } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "#app/_ui/card.tsx";
import { formatCount, formatCountOf } from "#app/_ui/format/format-count.ts";
import { formatMoney } from "#app/_ui/format/format-money.ts";
import { formatRate } from "#app/_ui/format/format-rate.ts";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import { RollingNumber } from "#app/_ui/rolling-number.tsx";
import type { JobPulse } from "#protocol/live-messages";
import { checkingSentence } from "./checking-sentence";
import { comparisonSentence } from "./comparison-sentence";
import { costSentence } from "./cost-sentence";
import { useJobLive } from "./job-live";
import { reopenedSentence } from "./reopened-sentence";
import { settledWord } from "./settled-word";
import { whenNumber, whenSentence } from "./when-sentence";

/** The customer's three questions, in their order: is it right, when is it done, what does it cost. */
export function JobAnswers() {
  return (
    <div className="grid gap-4 md:grid-cols-3">
      <IsItRight />
      <WhenIsItDone />
      <WhatDoesItCost />
    </div>
  );
}

function Answer(props: { icon: ReactNode; question: string; number: string; of: string; children: ReactNode }) {
  return (
    <Card className="flex flex-col">
      <h2 className="flex items-center gap-2 text-13 text-soft">
        {props.icon}
        {props.question}
      </h2>
      <p className="flex flex-wrap items-baseline gap-x-2 pt-1">
        <RollingNumber text={props.number} className="display text-40" />
        <span className="text-soft">{props.of}</span>
      </p>
      {/* Room for what most jobs say on their way, so that the page below stays in its place. */}
      <div className="flex min-h-25 flex-col gap-2 pt-3 text-13 text-soft">{props.children}</div>
    </Card>
  );
}

function IsItRight() {
  const { job, pulse } = useJobLive();
  const { comparison } = job.manifest;
  const again = reopenedSentence(pulse);
  const equal = job.replicas === 1 ? undefined : comparisonSentence(comparison);
  return (
    <Answer
      icon={<CircleCheck aria-hidden size={16} />}
      question="Is it right?"
      number={formatCount(pulse.agreed)}
      of={`of ${formatCountOf(pulse.units, "unit")} ${settledWord(job.replicas)}`}
    >
      <p>{checkingSentence(job.replicas, comparison)}</p>
      {equal !== undefined && <p>{equal}</p>}
      {again !== undefined && <p className="text-ink">{again}</p>}
      {pulse.failed > 0 && (
        <p className="text-alarm-ink">
          {formatCountOf(pulse.failed, "unit")} failed in the program itself; the errors are below, word for word.
        </p>
      )}
    </Answer>
  );
}

function WhenIsItDone() {
  const { pulse, finishedAt, job, waiting } = useJobLive();
  const times = {
    createdAt: Date.parse(job.createdAt),
    finishedAt: finishedAt === null ? null : Date.parse(finishedAt),
  };
  const { number, of } = whenNumber(pulse, times);
  return (
    <Answer icon={<Clock aria-hidden size={16} />} question="When is it done?" number={number} of={of}>
      <ProgressBar
        label="Settled units"
        of={pulse.units}
        parts={[
          { tone: "verified", name: settledWord(job.replicas), value: pulse.agreed },
          { tone: "alarm", name: "failed", value: pulse.failed },
          { tone: "waiting", name: "to be confirmed", value: toBeConfirmed(pulse) },
        ]}
      />
      <p>{whenSentence(pulse, waiting)}</p>
      {pulse.state === "running" && pulse.unitsPerSecond > 0 && (
        <p className="tabular-nums">{formatRate(pulse.unitsPerSecond)} over the last ten seconds</p>
      )}
    </Answer>
  );
}

/** A unit may have several answers. */
const toBeConfirmed = ({ units, agreed, failed, answersWaiting }: JobPulse) =>
  Math.min(answersWaiting, units - agreed - failed);

function WhatDoesItCost() {
  const { pulse } = useJobLive();
  return (
    <Answer
      icon={<Coins aria-hidden size={16} />}
      question="What does it cost?"
      number={formatMoney(pulse.spentNanos)}
      of={`of ${formatMoney(pulse.budgetNanos)}`}
    >
      <ProgressBar
        label="Spent of the budget"
        of={pulse.budgetNanos}
        parts={[{ tone: "moon", name: "spent", value: pulse.spentNanos }]}
      />
      <p>{costSentence(pulse)}</p>
    </Answer>
  );
}
