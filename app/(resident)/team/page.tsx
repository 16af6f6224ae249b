import type { Metadata } from "next";
import { LanguageSwitch } from "#app/_language/language-switch.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { MessageProvider } from "#app/_messages/message-provider.tsx";
import { messagesIn } from "#app/_messages/messages.ts";
import { translations } from "#app/_messages/translations.ts";
import { signedInContext } from "#app/_server/context.ts";
import { Card } from "#app/_ui/card.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { TextLink } from "#app/_ui/text-link.tsx";
import { getProfile } from "#coordinator/api/pride/get-profile";
import { refusalCode } from "#coordinator/api/refusal-code";
import { findTeam } from "#coordinator/api/teams/find-team";
import { getTeam } from "#coordinator/api/teams/get-team";
import { FoundTeam } from "../_team/found-team";
import { MakeTeam } from "../_team/make-team";
import { OwnTeam } from "../_team/own-team";

export async function generateMetadata(): Promise<Metadata> {
  // The link to a team is a secret: it must not travel on to other sites.
  return { title: (await translations("team"))("title"), referrer: "no-referrer", robots: { index: false } };
}

/** A link that leads nowhere, or is none. */
function whileRefused(error: unknown): null {
  if (["NOT_FOUND", "INVALID_INPUT"].includes(refusalCode(error) ?? "")) return null;
  throw error;
}

/** A resident's team; with a link's invitation, the team that they may join. */
export default async function TeamPage({ searchParams }: { searchParams: Promise<{ join?: string | string[] }> }) {
  const { join } = await searchParams;
  const invitation = typeof join === "string" ? join : undefined;
  const ctx = await signedInContext(queryHref("/team", { join: invitation }));
  const [t, language] = await Promise.all([translations("team"), visitorLanguage()]);
  const [{ team }, { profile }, found] = await Promise.all([
    getTeam({ ctx, input: {} }),
    getProfile({ ctx, input: {} }),
    invitation === undefined ? undefined : findTeam({ ctx, input: { invitation } }).catch(whileRefused),
  ]);
  return (
    <PageShell
      eyebrow={
        <span className="flex flex-wrap items-center justify-between gap-4">
          <TextLink href="/boards">{t("back")}</TextLink>
          <LanguageSwitch current={language} />
        </span>
      }
      title={team?.name ?? t("title")}
      lead={t("lead")}
    >
      <MessageProvider messages={{ team: messagesIn(language).team }}>
        <div className="flex flex-col gap-4 lg:gap-6">
          {found !== undefined && (
            <FoundTeam found={found} invitation={invitation ?? ""} isTaken={team !== null} isNamed={profile !== null} />
          )}
          {profile === null && (
            <Card>
              <p className="max-w-160 text-pretty pb-4">{t("nameless.text")}</p>
              <LinkButton href="/boards" tone="primary">
                {t("nameless.link")}
              </LinkButton>
            </Card>
          )}
          {profile !== null && team === null && (
            <Card title={t("none.title")} about={t("none.text")}>
              <MakeTeam />
            </Card>
          )}
          {team !== null && <OwnTeam team={team} />}
        </div>
      </MessageProvider>
    </PageShell>
  );
}
