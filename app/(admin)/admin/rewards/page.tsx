import type { Metadata } from "next";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { getRewardsDesk } from "#coordinator/api/admin/rewards/get-rewards-desk";
import { adminContext } from "../_gate/admin-context";
import { NotAnAdmin } from "../_gate/not-an-admin";
import { IfMay } from "../_gate/powers";
import { BatchesTable } from "./_rewards/batches-table";
import { RewardForm } from "./_rewards/reward-form";
import { RewardsTable } from "./_rewards/rewards-table";
import { WaitingTable } from "./_rewards/waiting-table";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("admin.rewards"))("title"),
});

/** What residents' credit can become, who asked for it, and what is being paid. */
export default async function AdminRewardsPage() {
  const ctx = await adminContext("/admin/rewards");
  if (!ctx) return <NotAnAdmin />;
  const [t, { rewards, waiting, batches }] = await Promise.all([
    translations("admin.rewards"),
    getRewardsDesk({ ctx, input: {} }),
  ]);
  const empty = (words: string) => <p className="px-4 pb-6 text-soft sm:px-6">{words}</p>;
  return (
    <PageShell
      title={t("title")}
      lead={t("lead")}
      actions={
        <IfMay power="pay">
          <RewardForm />
        </IfMay>
      }
    >
      <div className="flex flex-col gap-4">
        <Card title={t("offers.title")} flush>
          {rewards.length === 0 ? empty(t("offers.none")) : <RewardsTable rewards={rewards} />}
        </Card>
        <Card title={t("batches.title")} flush>
          {batches.length === 0 ? empty(t("batches.none")) : <BatchesTable batches={batches} />}
        </Card>
        <Card title={t("waiting.title")} flush>
          {waiting.length === 0 ? empty(t("waiting.none")) : <WaitingTable payouts={waiting} />}
        </Card>
      </div>
    </PageShell>
  );
}
