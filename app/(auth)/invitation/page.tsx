import type { Metadata } from "next";
import { LanguageSwitch } from "#app/_language/language-switch.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { currentContext } from "#app/_server/context.ts";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { readInvitation } from "#coordinator/api/auth";
import { siteFacts } from "#coordinator/api/site-facts";
import { AuthForm } from "../_auth/auth-form";
import { AuthPage } from "../_auth/auth-page";
import { AUTH_WORDS } from "../_auth/auth-words";
import { LINK_WORDS } from "../_auth/link-words";

export async function generateMetadata(): Promise<Metadata> {
  const { title } = LINK_WORDS[await visitorLanguage()].invitation;
  // The link carries a secret: it must not travel on to other sites.
  return { title, referrer: "no-referrer", robots: { index: false } };
}

export default async function InvitationPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  const invitation = typeof token === "string" ? await readInvitation(token) : undefined;
  const { city } = siteFacts();
  const language = await visitorLanguage();
  const words = LINK_WORDS[language].invitation;
  const { signIn, signUp } = AUTH_WORDS[language];
  const switched = <LanguageSwitch current={language} />;
  if (!invitation || typeof token !== "string") {
    return (
      <AuthPage language={language} aside={switched} title={words.invalid} lead={words.unchanged}>
        <Notice tone="alarm" title={words.gone}>
          {words.goneMore}
        </Notice>
      </AuthPage>
    );
  }
  const { person } = await currentContext();
  const next = queryHref("/invitation", { token });
  return (
    <AuthPage language={language} aside={switched} title={words.run(city)} lead={words.lead(invitation.by)}>
      {person ? (
        <AuthForm
          path="/api/v1/account/invitation"
          next="/admin"
          submit={words.submit}
          busy={words.busy}
          language={language}
        >
          <input type="hidden" name="token" value={token} />
          <p className="text-pretty text-soft">
            {words.signedInAs} <span className="font-medium text-ink">{person.email}</span>, {words.mustBe}
          </p>
        </AuthForm>
      ) : (
        <div className="flex flex-col gap-4">
          <p className="text-pretty text-soft">{words.signInFirst}</p>
          <LinkButton tone="primary" size="large" href={queryHref("/sign-in", { next })}>
            {signIn.submit}
          </LinkButton>
          <LinkButton size="large" href={queryHref("/sign-up", { next })}>
            {signUp.title}
          </LinkButton>
        </div>
      )}
    </AuthPage>
  );
}
