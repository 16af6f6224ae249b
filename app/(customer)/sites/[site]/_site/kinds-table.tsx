import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { SumTable } from "#app/(customer)/rewards/_rewards/sum-table.tsx";
import type { PartnerEarnings } from "#protocol/api/partners";
import { WORK_KIND_WORDS } from "#protocol/words/work-kind-in-words";

/** Where all that a site was given is. */
export async function KindsTable({ site }: { site: PartnerEarnings }) {
  const t = await translations("customer.sites.earnings.where");
  const words = WORK_KIND_WORDS[await visitorLanguage()];
  const sum = (part: "giftNanos" | "closeNanos" | "lateNanos") =>
    site.kinds.reduce((nanos, kind) => nanos + kind[part], 0);
  const kinds = site.kinds.map(({ workKind, giftNanos, closeNanos, lateNanos, payableNanos }) => ({
    name: words[workKind],
    nanos: giftNanos + closeNanos + lateNanos + payableNanos,
  }));
  return (
    <SumTable
      label={t("title")}
      whole={{ name: t("earned"), nanos: kinds.reduce((all, { nanos }) => all + nanos, 0) }}
      sources={kinds}
      changes={[
        { name: t("gifts"), about: t("giftsAbout"), nanos: -sum("giftNanos") },
        { name: t("close"), about: t("closeAbout"), nanos: -sum("closeNanos") },
        { name: t("late"), about: t("lateAbout"), nanos: -sum("lateNanos") },
        { name: t("redeemed"), nanos: -site.redeemedNanos },
      ]}
      sum={{ name: t("free"), nanos: site.freeNanos }}
    />
  );
}
