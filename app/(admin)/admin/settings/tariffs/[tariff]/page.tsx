import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { Card } from "#app/_ui/card.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { adminContext } from "#app/(admin)/admin/_gate/admin-context.ts";
import { NotAnAdmin } from "#app/(admin)/admin/_gate/not-an-admin.tsx";
import { getTariff } from "#coordinator/api/admin/tariffs/get-tariff";
import { refusalCode } from "#coordinator/api/refusal-code";
import { TariffId } from "#protocol/devices/household-rules";
import { TARIFF_ROLES } from "#protocol/settings/tariff-setting";
import { tryParse } from "#protocol/try-parse";
import { anyRoleInWords } from "#protocol/words/role-in-words";
import { TariffEditor } from "./_tariff/tariff-editor";
import { TariffHistory } from "./_tariff/tariff-history";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("admin.tariffs"))("title"),
});

/** A tariff as a form, and what it was. One that nobody has written yet begins empty. */
export default async function TariffPage({ params }: { params: Promise<{ tariff: string }> }) {
  const { tariff } = await params;
  if (!tryParse(TariffId, tariff).success) notFound();
  const ctx = await adminContext(`/admin/settings/tariffs/${tariff}`);
  if (!ctx?.person) return <NotAnAdmin />;
  const known = await getTariff({ ctx, input: { tariff } }).catch((error: unknown) => {
    if (refusalCode(error) === "NOT_FOUND") return null;
    throw error;
  });
  const [t, language] = await Promise.all([translations("admin.tariffs"), visitorLanguage()]);
  const mayChange = (TARIFF_ROLES as readonly string[]).includes(ctx.person.role);
  if (!known && !mayChange) notFound();
  const { form = null, newest = 0, changes = [] } = known ?? {};
  const title = form?.name[language] ?? t("new", { tariff });
  return (
    <PageShell
      title={title}
      eyebrow={<TextLink href="/admin/settings/tariffs">{t("title")}</TextLink>}
      badge={form?.isWithdrawn && <Badge>{t("withdrawn")}</Badge>}
      lead={t("formLead")}
    >
      <div className="flex flex-col gap-4">
        <Card title={t("written")} about={t("changers", { roles: anyRoleInWords([...TARIFF_ROLES], language) })}>
          <TariffEditor key={newest} tariff={tariff} form={form} newest={newest} mayChange={mayChange} />
        </Card>
        {changes.length > 0 && (
          <Card title={t("history")} flush>
            <TariffHistory title={title} changes={changes} mayChange={mayChange} />
          </Card>
        )}
      </div>
    </PageShell>
  );
}
