import type { Metadata } from "next";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { termsDate } from "#app/_terms/terms-date.ts";
import { Card } from "#app/_ui/card.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { adminContext } from "#app/(admin)/admin/_gate/admin-context.ts";
import { NotAnAdmin } from "#app/(admin)/admin/_gate/not-an-admin.tsx";
import { listTerms } from "#coordinator/api/admin/terms/list-terms";
import { getTerms } from "#coordinator/api/terms/get-terms";
import { anyRoleInWords } from "#protocol/words/role-in-words";
import { TermsEditor } from "./_terms/terms-editor";
import { TermsHistory } from "./_terms/terms-history";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("admin.terms"))("title"),
});

/** The terms that hold, the next ones, and who wrote which. */
export default async function TermsAdminPage() {
  const ctx = await adminContext("/admin/settings/terms");
  if (!ctx?.person) return <NotAnAdmin />;
  const [t, language, history] = await Promise.all([
    translations("admin.terms"),
    visitorLanguage(),
    listTerms({ ctx, input: {} }),
  ]);
  const { ahead } = await getTerms({ ctx, input: {} });
  const { sections } = await getTerms({ ctx, input: ahead === null ? {} : { version: ahead } });
  const mayChange = (history.roles as string[]).includes(ctx.person.role);
  return (
    <PageShell title={t("title")} eyebrow={<TextLink href="/admin/settings">{t("back")}</TextLink>} lead={t("lead")}>
      <div className="flex flex-col gap-4">
        <Card title={t("hold", { date: termsDate(history.version, language) })}>
          <TextLink href="/terms">{t("read")}</TextLink>
        </Card>
        {mayChange ? (
          <Card title={t("form.title")} about={t("form.about")}>
            <TermsEditor key={history.newest} sections={sections} newest={history.newest} />
          </Card>
        ) : (
          <p className="text-13 text-soft">{t("changers", { roles: anyRoleInWords(history.roles, language) })}</p>
        )}
        {history.changes.length > 0 && (
          <Card title={t("history")} flush>
            <TermsHistory changes={history.changes} mayChange={mayChange} />
          </Card>
        )}
      </div>
    </PageShell>
  );
}
