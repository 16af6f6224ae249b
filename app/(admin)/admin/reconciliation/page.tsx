import type { Metadata } from "next";
import { translations } from "#app/_messages/translations.ts";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { adminContext } from "../_gate/admin-context";
import { NotAnAdmin } from "../_gate/not-an-admin";
import { IfMay } from "../_gate/powers";
import { CompareFile } from "./_reconciliation/compare-file";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("admin.reconciliation"))("title"),
});

/** Where a treasurer finds what the bank and the ledger do not have in common. */
export default async function ReconciliationPage() {
  const ctx = await adminContext("/admin/reconciliation");
  if (!ctx) return <NotAnAdmin />;
  const t = await translations("admin.reconciliation");
  return (
    <PageShell title={t("title")} lead={t("lead")}>
      <IfMay power="pay" otherwise={<p className="text-soft">{t("treasurers")}</p>}>
        <CompareFile />
      </IfMay>
    </PageShell>
  );
}
