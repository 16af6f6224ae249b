import type { Metadata } from "next";
import { LanguageSwitch } from "#app/_language/language-switch.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { AuthForm } from "../_auth/auth-form";
import { AuthPage } from "../_auth/auth-page";
import { AUTH_WORDS } from "../_auth/auth-words";
import { NewPasswordField } from "../_auth/credentials";
import { LINK_WORDS } from "../_auth/link-words";

export async function generateMetadata(): Promise<Metadata> {
  const { title } = LINK_WORDS[await visitorLanguage()].reset;
  // The link carries a secret: it must not travel on to other sites.
  return { title, referrer: "no-referrer", robots: { index: false } };
}

export default async function ResetPasswordPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  const language = await visitorLanguage();
  const { reset } = LINK_WORDS[language];
  return (
    <AuthPage
      language={language}
      aside={<LanguageSwitch current={language} />}
      title={reset.title}
      lead={reset.lead}
      foot={
        <>
          {reset.broken} <TextLink href="/forgot-password">{reset.another}</TextLink>
        </>
      }
    >
      {typeof token === "string" && token !== "" ? (
        <AuthForm
          path="/api/auth/reset-password"
          next="/sign-in"
          submit={reset.submit}
          busy={reset.busy}
          language={language}
        >
          <input type="hidden" name="token" value={token} />
          <NewPasswordField words={AUTH_WORDS[language].fields} label={reset.label} name="newPassword" />
        </AuthForm>
      ) : (
        <Notice tone="alarm" title={reset.incomplete}>
          {reset.incompleteMore}
        </Notice>
      )}
    </AuthPage>
  );
}
