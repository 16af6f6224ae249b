import type { Metadata } from "next";
import { LanguageSwitch } from "#app/_language/language-switch.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { siteFacts } from "#coordinator/api/site-facts";
import { AuthPage } from "../_auth/auth-page";
import { AUTH_WORDS } from "../_auth/auth-words";
import { EmailField } from "../_auth/credentials";
import { LINK_WORDS } from "../_auth/link-words";
import { SentForm } from "../_auth/sent-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: LINK_WORDS[await visitorLanguage()].forgot.title };
}

export default async function ForgotPasswordPage() {
  const { city, sendsMail } = siteFacts();
  const language = await visitorLanguage();
  const { forgot } = LINK_WORDS[language];
  const { fields, signIn } = AUTH_WORDS[language];
  return (
    <AuthPage
      language={language}
      aside={<LanguageSwitch current={language} />}
      title={forgot.title}
      lead={sendsMail ? forgot.lead : forgot.leadWithoutMail(city)}
      foot={
        <>
          {forgot.remembered} <TextLink href="/sign-in">{signIn.submit}</TextLink>
        </>
      }
    >
      {sendsMail ? (
        <SentForm
          path="/api/auth/request-password-reset"
          language={language}
          submit={forgot.submit}
          busy={forgot.busy}
          done={forgot.done}
          more={forgot.more}
        >
          <EmailField words={fields} />
        </SentForm>
      ) : (
        <Notice title={forgot.ask(city)}>{forgot.askMore}</Notice>
      )}
    </AuthPage>
  );
}
