import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { Money } from "#app/_ui/money.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { TextLink } from "#app/_ui/text-link.tsx";
import { AtTime } from "#app/(admin)/admin/_find/at-time.tsx";
import type { Review } from "#protocol/api/vetting";

/** Whose job it is, and how their earlier ones ended. */
export async function CustomerCard({ review: { customer, budgetNanos }, now }: { review: Review; now: number }) {
  const t = await translations("admin.review.customer");
  const { count } = numbersIn(await visitorLanguage());
  const rows = [
    [t("budget"), <Money key="budget" nanos={budgetNanos} />],
    [t("spent"), <Money key="spent" nanos={customer.spentNanos} />],
    [t("finished"), count(customer.finishedJobs)],
    [t("refused"), count(customer.refusedJobs)],
    [t("stopped"), count(customer.stoppedJobs)],
    [t("joined"), <AtTime key="joined" at={customer.createdAt} now={now} />],
  ] as const;
  return (
    <Card title={t("title")}>
      <p className="pb-3">
        <TextLink href={queryHref("/admin/customers", { find: customer.id })}>{customer.name}</TextLink>
        <span className="wrap-anywhere block text-13 text-soft">{customer.email}</span>
        {!customer.emailVerified && <span className="block text-13 text-soft">{t("unverified")}</span>}
      </p>
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-1 tabular-nums">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="text-right">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
