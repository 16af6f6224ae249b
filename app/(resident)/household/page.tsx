import type { Metadata } from "next";
import { dayName } from "#app/_language/day-name.ts";
import { LanguageSwitch } from "#app/_language/language-switch.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { MessageProvider } from "#app/_messages/message-provider.tsx";
import { messagesIn } from "#app/_messages/messages.ts";
import { translations } from "#app/_messages/translations.ts";
import { signedInContext } from "#app/_server/context.ts";
import { Card } from "#app/_ui/card.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { TextLink } from "#app/_ui/text-link.tsx";
import { findHousehold } from "#coordinator/api/household/people/find-household";
import { getHouseholdPeople } from "#coordinator/api/household/people/get-household-people";
import { refusalCode } from "#coordinator/api/refusal-code";
import { siteFacts } from "#coordinator/api/site-facts";
import { FoundHousehold } from "../_household/found-household";
import { InviteCard } from "../_household/invite-card";
import { PeopleCard } from "../_household/people-card";

export async function generateMetadata(): Promise<Metadata> {
  // The invitation in the address is a secret: it must not travel on to other sites.
  return { title: (await translations("household"))("title"), referrer: "no-referrer", robots: { index: false } };
}

/** A link that leads nowhere, or is none. */
function whileRefused(error: unknown): null {
  if (["NOT_FOUND", "INVALID_INPUT"].includes(refusalCode(error) ?? "")) return null;
  throw error;
}

/** With whom a person shares their household; with a link's invitation, whose they may join. */
export default async function HouseholdPage({ searchParams }: { searchParams: Promise<{ join?: string | string[] }> }) {
  const { join } = await searchParams;
  const invitation = typeof join === "string" ? join : undefined;
  const ctx = await signedInContext(queryHref("/household", { join: invitation }));
  const [t, language] = await Promise.all([translations("household"), visitorLanguage()]);
  const [{ people, openInvitations, kinUntil }, found] = await Promise.all([
    getHouseholdPeople({ ctx, input: {} }),
    invitation === undefined ? undefined : findHousehold({ ctx, input: { invitation } }).catch(whileRefused),
  ]);
  const mayInvite = kinUntil === null && (people.length === 0 || people.some(({ isYou, runs }) => isYou && runs));
  return (
    <PageShell
      eyebrow={
        <span className="flex flex-wrap items-center justify-between gap-4">
          <TextLink href="/devices">{t("back")}</TextLink>
          <LanguageSwitch current={language} />
        </span>
      }
      title={t("title")}
      lead={t("lead")}
    >
      <MessageProvider messages={{ household: messagesIn(language).household }}>
        <div className="flex flex-col gap-4 lg:gap-6">
          {found !== undefined && <FoundHousehold found={found} invitation={invitation ?? ""} />}
          {kinUntil !== null && <Notice>{t("kin", { until: dayName(kinUntil, language) })}</Notice>}
          <div className="grid items-start gap-4 lg:grid-cols-2 lg:gap-6">
            {people.length > 0 && <PeopleCard people={people} />}
            {people.length === 0 && kinUntil === null && (
              <Card title={t("alone.title")}>
                <p className="max-w-160 text-pretty">{t("alone.text")}</p>
              </Card>
            )}
            {mayInvite && <InviteCard siteUrl={siteFacts().siteUrl} openInvitations={openInvitations} />}
          </div>
        </div>
      </MessageProvider>
    </PageShell>
  );
}
