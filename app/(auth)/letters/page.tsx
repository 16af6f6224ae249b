import type { Metadata } from "next";
import { LanguageSwitch } from "#app/_language/language-switch.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { ABSENCE_WORDS } from "#app/(resident)/_words/absence-words.ts";
import { siteFacts } from "#coordinator/api/site-facts";
import { AuthForm } from "../_auth/auth-form";
import { AuthPage } from "../_auth/auth-page";

export async function generateMetadata(): Promise<Metadata> {
  const { title } = ABSENCE_WORDS[await visitorLanguage()].end;
  // The link ends somebody's letters: it must not travel on to other sites.
  return { title, referrer: "no-referrer", robots: { index: false } };
}

type Query = Record<"token" | "ended", string | string[] | undefined>;

/** Where the link in a letter leads. A press ends the letters, and not the opening: mail scanners open links. */
export default async function LettersPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [{ token, ended }, language] = await Promise.all([searchParams, visitorLanguage()]);
  const words = ABSENCE_WORDS[language].end;
  const frame = { language, aside: <LanguageSwitch current={language} />, title: words.title };
  if (ended !== undefined) {
    return (
      <AuthPage {...frame} lead={words.ended}>
        <p className="pb-4 text-pretty text-soft">{words.endedMore}</p>
        <LinkButton href="/devices">{words.devices}</LinkButton>
      </AuthPage>
    );
  }
  if (typeof token !== "string") {
    return (
      <AuthPage {...frame} lead={words.broken}>
        <Notice tone="alarm">{words.brokenMore}</Notice>
      </AuthPage>
    );
  }
  return (
    <AuthPage {...frame} lead={words.lead(siteFacts().city)}>
      <AuthForm
        path="/api/v1/letters/off"
        next="/letters?ended=1"
        submit={words.submit}
        busy={words.busy}
        language={language}
      >
        <input type="hidden" name="token" value={token} />
      </AuthForm>
    </AuthPage>
  );
}
