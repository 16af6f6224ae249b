import type { Metadata } from "next";
import { translations } from "#app/_messages/translations.ts";
import { signedInContext } from "#app/_server/context.ts";
import { Card } from "#app/_ui/card.tsx";
import { Money } from "#app/_ui/money.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { Stat } from "#app/_ui/stat.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { refusalCode } from "#coordinator/api/refusal-code";
import { getEarnedUnits } from "#coordinator/api/rewards/get-earned-units";
import { getRewards } from "#coordinator/api/rewards/get-rewards";
import { listThanks } from "#coordinator/api/thanks/list-thanks";
import { EarnedUnitsInput } from "#protocol/api/rewards";
import { ListThanksInput } from "#protocol/api/thanks";
import { tryParse } from "#protocol/try-parse";
import { CreditTable } from "./_rewards/credit-table";
import { JobsTable } from "./_rewards/jobs-table";
import { NeedsEmail } from "./_rewards/needs-email";
import { OffersList } from "./_rewards/offers-list";
import { RequestsTable } from "./_rewards/requests-table";
import { ThanksCard } from "./_rewards/thanks-card";
import { UnitsCard } from "./_rewards/units-card";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("customer.rewards"))("title"),
});

/** What a household may redeem, why the rest is not redeemable, and what became of what it asked for. */
export default async function RewardsPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const ctx = await signedInContext("/rewards");
  const asked = await searchParams;
  const { before } = ListThanksInput.catch({}).parse({ before: asked["before"] });
  const line = tryParse(EarnedUnitsInput, { jobId: asked["job"], after: asked["after"] });
  const [t, account, household, written, earned] = await Promise.all([
    translations("customer.rewards"),
    translations("customer.account"),
    getRewards({ ctx, input: {} }),
    listThanks({ ctx, input: { before } }),
    line.success ? getEarnedUnits({ ctx, input: line.data }).catch(unlessNothingEarned) : null,
  ]);
  const { freeNanos, needsEmail, jobs, rewards, payouts } = household;
  const words = freeNanos < 0 ? "owed" : "free";
  return (
    <PageShell title={t("title")} lead={t("lead")} eyebrow={<TextLink href="/account">{account("title")}</TextLink>}>
      <div className="flex flex-col gap-4">
        {needsEmail && <NeedsEmail />}
        <Card>
          <Stat
            label={t(`${words}.label`)}
            value={<Money nanos={Math.abs(freeNanos)} />}
            detail={t(`${words}.detail`)}
          />
        </Card>
        <Card title={t("offers.title")}>
          <OffersList
            rewards={rewards.filter(({ isOpen }) => isOpen)}
            freeNanos={freeNanos}
            email={ctx.person?.email ?? ""}
            mayAsk={!needsEmail}
          />
        </Card>
        <Card title={t("requests.title")} flush>
          <RequestsTable payouts={payouts} />
        </Card>
        <Card title={t("why.title")} about={t("why.about")} flush>
          <CreditTable household={household} />
        </Card>
        {earned && <UnitsCard earned={earned} />}
        <ThanksCard written={written} isFirstPage={before === undefined} />
        {jobs.length > 0 && (
          <Card title={t("jobs.title")} flush>
            <JobsTable jobs={jobs} />
          </Card>
        )}
      </div>
    </PageShell>
  );
}

/** Whoever changes the address by hand sees the page without units. */
function unlessNothingEarned(error: unknown): null {
  if (refusalCode(error) === "NOT_FOUND") return null;
  throw error;
}
