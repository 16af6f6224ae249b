"use client";

import { CircleDashed, MoonStar } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge } from "#app/_ui/badge.tsx";
import { StateBadge } from "#app/_ui/state-badge.tsx";
import type { Job } from "#protocol/api/jobs";

type JobBadgeProps = Pick<Job, "state" | "cores" | "coresNow" | "answersWaiting">;

/** The job's state in a word. Lamp light is for computing: a running job without a core at work waits in plain. */
export function JobBadge({ state, cores, coresNow, answersWaiting }: JobBadgeProps) {
  const t = useTranslations("customer.jobs.badge");
  if (state === "running" && cores === 0) return <Badge icon={<MoonStar aria-hidden />}>{t("zero")}</Badge>;
  if (state === "running" && coresNow === 0) {
    const awaited = answersWaiting > 0 ? "household" : "core";
    return <Badge icon={<CircleDashed aria-hidden />}>{t(awaited)}</Badge>;
  }
  return <StateBadge state={state} />;
}
