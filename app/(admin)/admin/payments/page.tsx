import type { Metadata } from "next";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { getPaymentsDesk } from "#coordinator/api/admin/payments/get-payments-desk";
import { adminContext } from "../_gate/admin-context";
import { NotAnAdmin } from "../_gate/not-an-admin";
import { DeskTable } from "./_payments/desk-table";
import { UnplacedTable } from "./_payments/unplaced-table";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("admin.payments"))("title"),
});

/** What came in by card and what went back, and what the payment service told that fits nothing here. */
export default async function AdminPaymentsPage() {
  const ctx = await adminContext("/admin/payments");
  if (!ctx) return <NotAnAdmin />;
  const [t, { takesCards, payments, unplaced }] = await Promise.all([
    translations("admin.payments"),
    getPaymentsDesk({ ctx, input: {} }),
  ]);
  const empty = (words: string) => <p className="px-4 pb-6 text-soft sm:px-6">{words}</p>;
  return (
    <PageShell title={t("title")} lead={t("lead")}>
      <div className="flex flex-col gap-4">
        {!takesCards && <Notice title={t("off.title")}>{t("off.text")}</Notice>}
        <Card title={t("unplaced.title")} about={t("unplaced.about")} flush>
          {unplaced.length === 0 ? empty(t("unplaced.none")) : <UnplacedTable events={unplaced} />}
        </Card>
        <Card title={t("list.title")} flush>
          {payments.length === 0 ? empty(t("list.none")) : <DeskTable payments={payments} />}
        </Card>
      </div>
    </PageShell>
  );
}
