import type { Metadata } from "next";
import { translations } from "#app/_messages/translations.ts";
import { signedInContext } from "#app/_server/context.ts";
import { Card } from "#app/_ui/card.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { listPartners } from "#coordinator/api/partners/list-partners";
import { listVisits } from "#coordinator/api/partners/list-visits";
import { siteFacts } from "#coordinator/api/site-facts";
import { MakeSite } from "./_sites/site-acts";
import { SiteCard } from "./_sites/site-card";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("customer.sites"))("title"),
});

/** A person's games and sites that show the button: keys, origins, visits, and what was earned. */
export default async function SitesPage() {
  const ctx = await signedInContext("/sites");
  const [t, account, { partners, maxSharePercent }] = await Promise.all([
    translations("customer.sites"),
    translations("customer.account"),
    listPartners({ ctx, input: {} }),
  ]);
  const visits = await Promise.all(partners.map(({ id }) => listVisits({ ctx, input: { partnerId: id } })));
  const now = Date.now();
  return (
    <PageShell
      title={t("title")}
      lead={t("lead")}
      eyebrow={<TextLink href="/account">{account("title")}</TextLink>}
      toolbar={<TextLink href="/docs/button">{t("docs")}</TextLink>}
      actions={<MakeSite maxSharePercent={maxSharePercent} />}
    >
      <div className="flex flex-col gap-4">
        {partners.length === 0 && (
          <Card>
            <p className="text-pretty text-soft">{t("none")}</p>
          </Card>
        )}
        {partners.map((site, at) => (
          <SiteCard
            key={site.id}
            site={site}
            visits={visits[at]?.visits ?? []}
            deliveries={visits[at]?.deliveries ?? []}
            maxSharePercent={maxSharePercent}
            siteUrl={siteFacts().siteUrl}
            now={now}
          />
        ))}
      </div>
    </PageShell>
  );
}
