import type { Metadata } from "next";
import { translations } from "#app/_messages/translations.ts";
import { signedInContext } from "#app/_server/context.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { Card } from "#app/_ui/card.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { listOrganisations } from "#coordinator/api/organisations/list-organisations";
import { MakeOrganisation } from "./_organisations/make-organisation";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("customer.organisations"))("title"),
});

/** The organisations that the visitor acts for. */
export default async function OrganisationsPage() {
  const ctx = await signedInContext("/organisations");
  const [{ organisations, actingFor }, t] = await Promise.all([
    listOrganisations({ ctx, input: {} }),
    translations("customer.organisations"),
  ]);
  return (
    <PageShell title={t("title")} lead={t("lead")} eyebrow={<TextLink href="/account">{t("back")}</TextLink>}>
      <div className="grid items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <Card title={t("list.title")}>
          {organisations.length === 0 ? (
            <p className="text-soft">{t("none")}</p>
          ) : (
            <ul>
              {organisations.map(({ id, name, role }) => (
                <li
                  key={id}
                  className="flex flex-wrap items-baseline gap-x-3 border-line border-b py-2 last:border-b-0"
                >
                  <TextLink href={`/organisations/${id}`}>
                    <bdi>{name}</bdi>
                  </TextLink>
                  <span className="text-13 text-soft">{t(`roles.${role}`)}</span>
                  {id === actingFor && <Badge>{t("list.current")}</Badge>}
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card title={t("make.title")} about={t("make.about")}>
          <MakeOrganisation />
        </Card>
      </div>
    </PageShell>
  );
}
