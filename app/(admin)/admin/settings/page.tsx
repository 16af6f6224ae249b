import type { Metadata } from "next";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { listSettings } from "#coordinator/api/admin/settings/list-settings";
import { CITY_SETTINGS, settingOf } from "#protocol/settings/city-settings";
import { adminContext } from "../_gate/admin-context";
import { NotAnAdmin } from "../_gate/not-an-admin";
import { SettingRow } from "./_settings/setting-row";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("admin.settings"))("title"),
});

const GROUPS = [...new Set(Object.values(CITY_SETTINGS).map(({ group }) => group))];

/** What the city asks and allows, what is to come, and what was. */
export default async function SettingsPage() {
  const ctx = await adminContext("/admin/settings");
  if (!ctx?.person) return <NotAnAdmin />;
  const { role } = ctx.person;
  const [t, { settings }] = await Promise.all([translations("admin.settings"), listSettings({ ctx, input: {} })]);
  return (
    <PageShell title={t("title")} lead={t("lead")}>
      <div className="flex flex-col gap-4">
        {GROUPS.map((group) => (
          <Card key={group} title={t(`groups.${group}`)} flush>
            <ul className="border-line border-t">
              {settings
                .filter(({ setting }) => settingOf(setting).group === group)
                .map((one) => (
                  <SettingRow key={one.setting} view={one} mayChange={(one.roles as string[]).includes(role)} />
                ))}
            </ul>
          </Card>
        ))}
        <Card title={t("texts.title")}>
          <TextLink href="/admin/settings/tariffs">{t("texts.tariffs")}</TextLink>
          <p className="pb-3 text-13 text-soft">{t("texts.tariffsAbout")}</p>
          <TextLink href="/admin/settings/terms">{t("texts.terms")}</TextLink>
          <p className="text-13 text-soft">{t("texts.termsAbout")}</p>
        </Card>
      </div>
    </PageShell>
  );
}
