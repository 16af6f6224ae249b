import { useEffect, useState } from "react";
import { termsDate } from "#app/_terms/terms-date.ts";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { TermsVersion } from "#protocol/people/terms";
import type { Language } from "#protocol/text/language";
import { termsWordsIn } from "../_words/terms-words";
import { keepConsent, keptConsent } from "./kept-consent";

/** Under the button: which terms pressing it agrees to, and in a browser that goes on under earlier ones, the question. */
export function TermsLine({ language, version, on }: { language: Language; version: TermsVersion; on: boolean }) {
  const words = termsWordsIn(language);
  const [kept, setKept] = useState<string>();
  // Pressing the button kept it.
  useEffect(() => {
    if (on) setKept(keptConsent());
  }, [on]);
  const isAgreed = kept === version;
  const [before, link, after] = !on ? words.lighting : isAgreed ? words.agreed : words.changed;
  const agree = () => {
    keepConsent(version, new Date());
    setKept(version);
  };
  return (
    <p className="text-center text-13 text-soft">
      {before}
      <TextLink href="/terms">{link(termsDate(version, language))}</TextLink>
      {after}
      {on && !isAgreed && (
        <button type="button" className="ml-2 rounded px-1 text-moon underline underline-offset-4" onClick={agree}>
          {words.agree}
        </button>
      )}
    </p>
  );
}
