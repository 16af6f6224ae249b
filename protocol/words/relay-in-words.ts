import { withFixedSpaces } from "../text/fixed-spaces";
import type { Language } from "../text/language";

interface Relayed {
  bytes: number;
  maxBytes: number;
}

const MIB = 1024 * 1024;

const inMib = (bytes: number, language: Language) =>
  `${Math.ceil(bytes / MIB).toLocaleString(language === "fr" ? "fr-CA" : "en-CA")} ${language === "fr" ? "Mio" : "MiB"}`;

const WORDS: Record<Language, (bytes: string, maxBytes: string) => string> = {
  en: (bytes, maxBytes) =>
    `Your bucket does not let browsers in, so ${bytes} of this job went through the city instead of directly between bucket and devices. That is slower, and ends at ${maxBytes}. Paste the CORS rules that the account page shows for this connection into the bucket's settings; a minute later devices use the bucket directly.`,
  fr: withFixedSpaces(
    (bytes: string, maxBytes: string) =>
      `Votre compartiment ne laisse pas entrer les navigateurs : ${bytes} de ce calcul sont passés par la ville au lieu d’aller directement entre le compartiment et les appareils. C’est plus lent, et cela s’arrête à ${maxBytes}. Collez les règles CORS que la page du compte montre pour cette connexion dans les paramètres du compartiment ; une minute plus tard, les appareils s’en servent directement.`,
  ),
};

/** Why a job's bytes are relayed through this site, and what to do. */
export const relayInWords = ({ bytes, maxBytes }: Relayed, language: Language = "en"): string =>
  WORDS[language](inMib(bytes, language), inMib(maxBytes, language));
