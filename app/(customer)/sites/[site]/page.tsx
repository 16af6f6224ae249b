import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { translations } from "#app/_messages/translations.ts";
import { signedInContext } from "#app/_server/context.ts";
import { Card } from "#app/_ui/card.tsx";
import { Money } from "#app/_ui/money.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { Stat } from "#app/_ui/stat.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { NeedsEmail } from "#app/(customer)/rewards/_rewards/needs-email.tsx";
import { OffersList } from "#app/(customer)/rewards/_rewards/offers-list.tsx";
import { RequestsTable } from "#app/(customer)/rewards/_rewards/requests-table.tsx";
import { getPartnerEarnings } from "#coordinator/api/partners/get-partner-earnings";
import { refusalCode } from "#coordinator/api/refusal-code";
import { PartnerIdInput } from "#protocol/api/partners";
import { tryParse } from "#protocol/try-parse";
import { DaysTable } from "./_site/days-table";
import { KindsTable } from "./_site/kinds-table";

type Props = { params: Promise<{ site: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("customer.sites.earnings"))("tab"),
});

/** What a site with the button has earned, why some of it cannot be paid, and what became of what was asked for. */
export default async function SiteEarningsPage({ params }: Props) {
  const { data: input } = tryParse(PartnerIdInput, { partnerId: (await params).site });
  if (!input) notFound();
  const ctx = await signedInContext(`/sites/${input.partnerId}`);
  const [t, rewards, site] = await Promise.all([
    translations("customer.sites.earnings"),
    translations("customer.rewards"),
    getPartnerEarnings({ ctx, input }).catch(unlessAnothers),
  ]);
  const { freeNanos, needsEmail } = site;
  const words = freeNanos < 0 ? "owed" : "free";
  return (
    <PageShell
      eyebrow={<TextLink href="/sites">{t("back")}</TextLink>}
      title={t("title", { site: site.name })}
      lead={t("lead")}
    >
      <div className="flex flex-col gap-4">
        {needsEmail && <NeedsEmail />}
        <Card>
          <Stat
            label={rewards(`${words}.label`)}
            value={<Money nanos={Math.abs(freeNanos)} />}
            detail={rewards(`${words}.detail`)}
          />
        </Card>
        <Card title={rewards("offers.title")}>
          <OffersList
            rewards={site.rewards.filter(({ isOpen }) => isOpen)}
            freeNanos={freeNanos}
            email={ctx.person?.email ?? ""}
            mayAsk={!needsEmail}
            partnerId={input.partnerId}
          />
        </Card>
        <Card title={rewards("requests.title")} flush>
          <RequestsTable payouts={site.payouts} />
        </Card>
        <Card title={t("where.title")} about={t("where.about")} flush>
          <KindsTable site={site} />
        </Card>
        {site.days.length > 0 && (
          <Card title={t("days.title")} about={t("days.about")} flush>
            <DaysTable days={site.days} />
          </Card>
        )}
      </div>
    </PageShell>
  );
}

function unlessAnothers(error: unknown): never {
  if (refusalCode(error) === "NOT_FOUND") notFound();
  throw error;
}
