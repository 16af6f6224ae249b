import { useEffect, useState } from "react";
import { termsDate } from "#app/_terms/terms-date.ts";
import { TextLink } from "#app/_ui/text-link.tsx";
import { CURRENT_TERMS } from "#protocol/people/terms";
import type { Language } from "#protocol/text/language";
import { termsWordsIn } from "../_words/terms-words";
import { keepConsent, keptConsent } from "./kept-consent";

/** Under the button: which terms pressing it agrees to, and in a browser that goes on under earlier ones, the question. */
export function TermsLine({ language, on }: { language: Language; on: boolean }) {
  const words = termsWordsIn(language);
  const [kept, setKept] = useState<string>();
  // Pressing the button kept it.
  useEffect(() => {
    if (on) setKept(keptConsent());
  }, [on]);
  const isAgreed = kept === CURRENT_TERMS;
  const [before, link, after] = !on ? words.lighting : isAgreed ? words.agreed : words.changed;
  const agree = () => {
    keepConsent(CURRENT_TERMS, new Date());
    setKept(CURRENT_TERMS);
  };
  return (
    <p className="text-center text-13 text-soft">
      {before}
      <TextLink href="/terms">{link(termsDate(CURRENT_TERMS, language))}</TextLink>
      {after}
      {on && !isAgreed && (
        <button type="button" className="ml-2 rounded px-1 text-moon underline underline-offset-4" onClick={agree}>
          {words.agree}
        </button>
      )}
    </p>
  );
}
