import type { Metadata } from "next";
import { LanguageSwitch } from "#app/_language/language-switch.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { queryHref } from "#app/_ui/query-href.ts";
import { TextLink } from "#app/_ui/text-link.tsx";
import { siteFacts } from "#coordinator/api/site-facts";
import { AuthPage } from "../_auth/auth-page";
import { AUTH_WORDS } from "../_auth/auth-words";
import { EmailField, PasswordField } from "../_auth/credentials";
import { LINK_WORDS } from "../_auth/link-words";
import { localPath } from "../_auth/local-path";
import { SignInForm } from "../_auth/sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: AUTH_WORDS[await visitorLanguage()].signIn.submit };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = localPath((await searchParams).next, "/jobs");
  const language = await visitorLanguage();
  const { fields, signIn, signUp } = AUTH_WORDS[language];
  return (
    <AuthPage
      language={language}
      aside={<LanguageSwitch current={language} />}
      title={signIn.title}
      lead={signIn.lead}
      foot={
        <>
          {signIn.newHere} <TextLink href={queryHref("/sign-up", { next })}>{signUp.title}</TextLink>
        </>
      }
    >
      <SignInForm next={next} language={language}>
        <EmailField words={fields} />
        <PasswordField words={fields} />
        <p className="-mt-3 text-13">
          <TextLink href="/forgot-password">{signIn.forgot}</TextLink>
        </p>
        {siteFacts().sendsMail && <p className="-mt-3 text-13 text-soft">{LINK_WORDS[language].sent.confirmFirst}</p>}
      </SignInForm>
    </AuthPage>
  );
}
