"use client";

import { useTranslations } from "use-intl";
import { useJobLive } from "./job-live";

/** Whether this page still gets updates, in a line that is always there, so that nothing moves. */
export function ConnectionNote() {
  const t = useTranslations("customer.job");
  const { connection } = useJobLive();
  return (
    <span role="status" className="min-w-0 truncate">
      {connection === "away" && t("away")}
    </span>
  );
}
