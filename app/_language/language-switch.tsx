import { LANGUAGES, type Language } from "#protocol/language";
import { keepLanguage } from "./keep-language";

const NAMES: Record<Language, string> = { en: "English", fr: "Français" };

/** To the other language. A form, so that it works before and without the page's script. */
export function LanguageSwitch({ current }: { current: Language }) {
  const others = LANGUAGES.filter((language) => language !== current);
  return (
    <form action={keepLanguage} className="flex">
      {others.map((language) => (
        <button
          key={language}
          type="submit"
          name="language"
          value={language}
          lang={language}
          className="rounded px-2 py-2 text-13 text-soft underline underline-offset-4 transition-colors duration-120 hover:text-ink"
        >
          {NAMES[language]}
        </button>
      ))}
    </form>
  );
}
