import type { Language } from "#protocol/text/language";
import { TextLink } from "../_ui/text-link";
import { LanguageSwitch } from "./language-switch";

export interface BackAndLanguageProps {
  /** What the link to the front page says. */
  back: string;
  language: Language;
}

/** Above the title of a page that everybody may read: the way back, and the page in the other language. */
export function BackAndLanguage({ back, language }: BackAndLanguageProps) {
  return (
    <span className="flex items-center justify-between gap-4">
      <TextLink href="/">{back}</TextLink>
      <LanguageSwitch current={language} />
    </span>
  );
}
