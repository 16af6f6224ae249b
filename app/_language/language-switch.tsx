import { LANGUAGES, type Language } from "#protocol/text/language";
import { keepLanguage } from "./keep-language";
import { OWN_NAMES } from "./own-names";

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
          {OWN_NAMES[language]}
        </button>
      ))}
    </form>
  );
}
