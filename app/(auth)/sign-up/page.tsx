import type { Metadata } from "next";
import { LanguageSwitch } from "#app/_language/language-switch.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { termsDate } from "#app/_terms/terms-date.ts";
import { queryHref } from "#app/_ui/query-href.ts";
import { TextLink } from "#app/_ui/text-link.tsx";
import { siteFacts } from "#coordinator/api/site-facts";
import { AuthForm } from "../_auth/auth-form";
import { AuthPage } from "../_auth/auth-page";
import { AUTH_WORDS } from "../_auth/auth-words";
import { EmailField, NameField, NewPasswordField } from "../_auth/credentials";
import { LINK_WORDS } from "../_auth/link-words";
import { localPath } from "../_auth/local-path";
import { SentForm } from "../_auth/sent-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: AUTH_WORDS[await visitorLanguage()].signUp.title };
}

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = localPath((await searchParams).next, "/jobs");
  const language = await visitorLanguage();
  const { fields, signIn, signUp } = AUTH_WORDS[language];
  const { sent } = LINK_WORDS[language];
  const { city, sendsMail, terms } = siteFacts();
  const form = { path: "/api/auth/sign-up/email", submit: signUp.submit, busy: signUp.busy, language };
  const [before, link, after] = signUp.terms;
  const person = (
    <>
      <NameField words={fields} />
      <EmailField words={fields} />
      <NewPasswordField words={fields} />
      <input type="hidden" name="terms" value={terms} />
      <p className="text-13 text-soft">
        {before}
        <TextLink href="/terms">{link(termsDate(terms, language))}</TextLink>
        {after}
      </p>
    </>
  );
  return (
    <AuthPage
      language={language}
      aside={<LanguageSwitch current={language} />}
      title={signUp.title}
      lead={signUp.lead(city)}
      foot={
        <>
          {signUp.haveOne} <TextLink href={queryHref("/sign-in", { next })}>{signIn.submit}</TextLink>. {signUp.free}{" "}
          <TextLink href="/prices">{signUp.prices}</TextLink>.
        </>
      }
    >
      {sendsMail ? (
        <SentForm {...form} done={sent.title} more={sent.more}>
          {/* Where the link in the letter leads to. */}
          <input type="hidden" name="callbackURL" value={queryHref("/sign-in", { next })} />
          {person}
        </SentForm>
      ) : (
        <AuthForm {...form} next={next}>
          {person}
        </AuthForm>
      )}
    </AuthPage>
  );
}
