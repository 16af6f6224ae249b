import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Notice } from "#app/_ui/notice.tsx";
import type { JobRecheck } from "#protocol/api/job-recheck";

/** What was found of results that were in doubt after the job had finished, as of when the page was opened. */
export async function RecheckNotice({ rechecks, fed }: { rechecks: readonly JobRecheck[]; fed: boolean }) {
  if (rechecks.length === 0) return null;
  const t = await translations("customer.job.notices.recheck");
  const { count } = numbersIn(await visitorLanguage());
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
      {changed > 0 && fed && <p>{t("fed")}</p>}
      {left > 0 && <p>{t("left", said(left))}</p>}
    </Notice>
  );
}
