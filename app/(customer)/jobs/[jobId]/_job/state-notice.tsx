"use client";

import { useTranslations } from "use-intl";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { useJobLive } from "./job-live";
import { hasWaysOn, WaysOn } from "./ways-on";

/** Why the job rests, and what would make it go on. */
export function StateNotice() {
  const { job, pulse, reason, message, deletedAt } = useJobLive();
  const t = useTranslations("customer.job.notices");
  if (deletedAt !== null) {
    return (
      <Notice tone="caution" title={t("deleted.title")}>
        {t.rich("deleted.text", { at: () => <LocalTime at={deletedAt} /> })}
      </Notice>
    );
  }
  if (pulse.state === "paused") {
    return (
      <Notice
        tone="caution"
        title={t("paused.title")}
        actions={job.mayChange && hasWaysOn(reason) ? <WaysOn /> : undefined}
      >
        {message ?? t("paused.text")}
      </Notice>
    );
  }
  if (pulse.state === "cancelled") {
    return (
      <Notice tone="caution" title={t("cancelled.title")}>
        {message} {t("cancelled.text")}
      </Notice>
    );
  }
  return null;
}
