import type { ReactNode } from "react";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Stat } from "#app/_ui/stat.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { Partner, Visits } from "#protocol/api/partners";
import { CallsTable } from "./calls-table";
import { SiteActs } from "./site-acts";
import { VisitsTable } from "./visits-table";

interface SiteCardProps extends Visits {
  site: Partner;
  maxSharePercent: number;
  siteUrl: string;
  now: number;
}

/** The button as it stands in a page. */
const tagOf = (siteUrl: string, partner: string) =>
  `<script src="${siteUrl}/button/v1.js" async crossorigin></script>\n<lamplighter-button partner="${partner}"></lamplighter-button>`;

export async function SiteCard({ site, visits, deliveries, maxSharePercent, siteUrl, now }: SiteCardProps) {
  const t = await translations("customer.sites");
  const named = { site: site.name, name: (words: ReactNode) => <span className="sr-only">{words}</span> };
  const isOpen = site.closedAt === null;
  return (
    <Card
      title={isOpen ? site.name : `${site.name} (${t("closed")})`}
      about={<span className="break-all">{site.origins.join(", ")}</span>}
      actions={isOpen && <SiteActs site={site} maxSharePercent={maxSharePercent} />}
    >
      <div className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-3">
          <Stat
            label={t("earned")}
            value={<Money nanos={site.earnedNanos} />}
            detail={<TextLink href={`/sites/${site.id}`}>{t.rich("earnings.open", named)}</TextLink>}
          />
          <Stat label={t("share")} value={t("shareOf", { percent: String(site.sharePercent) })} />
          <Stat label={t("now")} value={String(site.visitsNow)} />
        </div>
        <p className="text-13">
          <span className="text-soft">{t("key")}</span> <code className="break-all">{site.id}</code>
        </p>
        {isOpen && <CodeBlock label={t("tag")} text={tagOf(siteUrl, site.id)} wrap />}
        <h3 className="font-medium">{t("visits.title")}</h3>
        {visits.length === 0 ? (
          <p className="text-soft">{t("visits.none")}</p>
        ) : (
          <VisitsTable visits={visits} now={now} />
        )}
        {deliveries.length > 0 && (
          <>
            <h3 className="font-medium">{t("calls.title")}</h3>
            <CallsTable calls={deliveries} now={now} />
          </>
        )}
      </div>
    </Card>
  );
}
