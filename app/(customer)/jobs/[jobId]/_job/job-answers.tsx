"use client";

import { CircleCheck, Clock, Coins } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Card } from "#app/_ui/card.tsx";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import { RollingNumber } from "#app/_ui/rolling-number.tsx";
import type { JobPulse } from "#protocol/live-messages";
import { checkingSentence } from "./checking-sentence";
import { comparisonSentence } from "./comparison-sentence";
import { costSentence } from "./cost-sentence";
import { useJobLive } from "./job-live";
import { reopenedSentence } from "./reopened-sentence";
import { settledKind } from "./settled-kind";
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
      {/* A line each: a number that grows would push what stands beside it down, and the page with it. */}
      <p className="@container flex flex-col pt-1">
        <span className="display leading-[calc(1.15*var(--text-40))]" style={{ fontSize: sizeOf(props.number) }}>
          <RollingNumber text={props.number} />
        </span>
        <span className="text-soft">{props.of}</span>
      </p>
      {/* Room for what most jobs say on their way, so that the page below stays in its place. */}
      <div className="flex min-h-25 flex-col gap-2 pt-3 text-13 text-soft">{props.children}</div>
    </Card>
  );
}

/** Of a digit of the display face, as a part of its size. */
const DIGIT_WIDTH = 0.6;

/** A billionth of a dollar has many digits, and all of them are shown. */
const sizeOf = (number: string) => `min(var(--text-40), ${(100 / (DIGIT_WIDTH * number.length)).toFixed(1)}cqi)`;

function IsItRight() {
  const { job, pulse } = useJobLive();
  const t = useTranslations("customer.job.right");
  const checking = useTranslations("customer.checking");
  const numbers = useNumbers();
  const { comparison } = job.manifest;
  const again = reopenedSentence(t, numbers, pulse);
  const equal = job.replicas === 1 ? undefined : comparisonSentence(checking, comparison);
  return (
    <Answer
      icon={<CircleCheck aria-hidden size={16} />}
      question={t("question")}
      number={numbers.count(pulse.agreed)}
      of={t("of", {
        agreed: pulse.agreed,
        units: numbers.count(pulse.units),
        count: pulse.units,
        settled: settledKind(job.replicas),
      })}
    >
      <p>{checkingSentence(checking, numbers, job.replicas, comparison)}</p>
      {equal !== undefined && <p>{equal}</p>}
      {again !== undefined && <p className="text-ink">{again}</p>}
      {pulse.failed > 0 && (
        <p className="text-alarm-ink">{t("failed", { units: numbers.count(pulse.failed), count: pulse.failed })}</p>
      )}
    </Answer>
  );
}

function WhenIsItDone() {
  const { pulse, finishedAt, job, waiting } = useJobLive();
  const t = useTranslations("customer.job.when");
  const numbers = useNumbers();
  const times = {
    createdAt: Date.parse(job.createdAt),
    finishedAt: finishedAt === null ? null : Date.parse(finishedAt),
  };
  const { number, of } = whenNumber(t, numbers, pulse, times);
  return (
    <Answer icon={<Clock aria-hidden size={16} />} question={t("question")} number={number} of={of}>
      <ProgressBar
        label={t("progress")}
        of={pulse.units}
        parts={[
          { tone: "verified", name: t(`parts.${settledKind(job.replicas)}`), value: pulse.agreed },
          { tone: "alarm", name: t("parts.failed"), value: pulse.failed },
          { tone: "waiting", name: t("parts.held"), value: toBeConfirmed(pulse) },
        ]}
      />
      <p>{whenSentence(t, numbers, pulse, waiting)}</p>
      {pulse.state === "running" && pulse.unitsPerSecond > 0 && (
        <p className="tabular-nums">{t("rate", { rate: numbers.rate(pulse.unitsPerSecond) })}</p>
      )}
    </Answer>
  );
}

/** A unit may have several answers. */
const toBeConfirmed = ({ units, agreed, failed, answersWaiting }: JobPulse) =>
  Math.min(answersWaiting, units - agreed - failed);

function WhatDoesItCost() {
  const { pulse } = useJobLive();
  const t = useTranslations("customer.job.cost");
  const numbers = useNumbers();
  return (
    <Answer
      icon={<Coins aria-hidden size={16} />}
      question={t("question")}
      number={numbers.money(pulse.spentNanos)}
      of={t("of", { budget: numbers.money(pulse.budgetNanos) })}
    >
      <ProgressBar
        label={t("progress")}
        of={pulse.budgetNanos}
        parts={[{ tone: "moon", name: t("spent"), value: pulse.spentNanos }]}
      />
      <p>{costSentence(t, numbers, pulse)}</p>
    </Answer>
  );
}
