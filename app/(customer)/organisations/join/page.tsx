import type { Metadata } from "next";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { signedInContext } from "#app/_server/context.ts";
import { Card } from "#app/_ui/card.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { readMemberInvitation } from "#coordinator/api/auth";
import { JoinOrganisationInput } from "#protocol/api/organisations";
import { tryParse } from "#protocol/try-parse";
import { MEMBER_ROLE_WORDS } from "#protocol/words/member-role-in-words";
import { JoinOrganisation } from "../_organisations/join-organisation";

export async function generateMetadata(): Promise<Metadata> {
  // The link carries a secret: it must not travel on to other sites.
  const title = (await translations("customer.organisations"))("join.title");
  return { title, referrer: "no-referrer", robots: { index: false } };
}

/** Behind a link of an invitation. */
export default async function JoinPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const { data: link } = tryParse(JoinOrganisationInput, { token: (await searchParams)["token"] });
  await signedInContext(queryHref("/organisations/join", { token: link?.token }));
  const [t, language, invitation] = await Promise.all([
    translations("customer.organisations"),
    visitorLanguage(),
    link && readMemberInvitation(link.token),
  ]);
  if (!link || !invitation)
    return (
      <PageShell width="reading" title={t("join.title")}>
        <Notice tone="alarm">{t("join.gone")}</Notice>
      </PageShell>
    );
  const { name, role } = invitation;
  return (
    <PageShell
      width="reading"
      title={t("join.heading", { name })}
      lead={t("join.role", { role: `${MEMBER_ROLE_WORDS[language][role]}: ${t(`may.${role}`)}` })}
    >
      <Card>
        <p className="text-pretty pb-4">{t("join.earns")}</p>
        <JoinOrganisation token={link.token} />
      </Card>
    </PageShell>
  );
}
