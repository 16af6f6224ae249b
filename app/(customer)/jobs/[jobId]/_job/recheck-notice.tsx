"use client";

import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Notice } from "#app/_ui/notice.tsx";
import type { JobRecheck } from "#protocol/api/job-recheck";
import { useJobLive } from "./job-live";

/** What was found of results that were in doubt after the job had finished. */
export function RecheckNotice() {
  const { rechecks, hasFollowers } = useJobLive();
  const t = useTranslations("customer.job.notices.recheck");
  const { count } = useNumbers();
  if (rechecks.length === 0) return null;
  const sum = (of: (one: JobRecheck) => number) => rechecks.reduce((total, one) => total + of(one), 0);
  const said = (number: number) => ({ results: count(number), count: number });
  const [waiting, left, changed] = [sum((o) => o.waiting), sum((o) => o.leftInDoubt), sum((o) => o.changed)];
  const right = sum(({ units }) => units) - waiting - changed;
  const units = rechecks.flatMap(({ changedUnits }) => changedUnits).map(count);
  return (
    <Notice tone={changed + left > 0 ? "caution" : "plain"} title={t("title")}>
      <p>{t("why")}</p>
      {waiting > 0 && <p>{t("waiting", said(waiting))}</p>}
      {right > 0 && <p>{t("right", said(right))}</p>}
      {changed > 0 && <p>{t("changed", { ...said(changed), units: units.join(", ") })}</p>}
      {changed > 0 && hasFollowers && <p>{t("fed")}</p>}
      {left > 0 && <p>{t("left", said(left))}</p>}
    </Notice>
  );
}
