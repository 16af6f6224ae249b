import type { Metadata } from "next";
import { LanguageSwitch } from "#app/_language/language-switch.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { siteFacts } from "#coordinator/api/site-facts";
import { AuthForm } from "../_auth/auth-form";
import { AuthPage } from "../_auth/auth-page";
import { AUTH_WORDS } from "../_auth/auth-words";
import { EmailField, NameField, NewPasswordField } from "../_auth/credentials";
import { LINK_WORDS } from "../_auth/link-words";

export async function generateMetadata(): Promise<Metadata> {
  const { title } = LINK_WORDS[await visitorLanguage()].setup;
  // The link carries a secret: it must not travel on to other sites.
  return { title, referrer: "no-referrer", robots: { index: false } };
}

export default async function SetupPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  const language = await visitorLanguage();
  const words = LINK_WORDS[language].setup;
  const { fields } = AUTH_WORDS[language];
  return (
    <AuthPage
      language={language}
      aside={<LanguageSwitch current={language} />}
      title={words.light(siteFacts().city)}
      lead={words.lead}
    >
      {typeof token === "string" && token !== "" ? (
        <AuthForm path="/api/auth-setup" next="/admin" submit={words.submit} busy={words.busy} language={language}>
          <input type="hidden" name="token" value={token} />
          <NameField words={fields} />
          <EmailField words={fields} />
          <NewPasswordField words={fields} />
        </AuthForm>
      ) : (
        <Notice tone="alarm" title={words.incomplete}>
          {words.incompleteMore}
        </Notice>
      )}
    </AuthPage>
  );
}
