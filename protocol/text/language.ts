export const LANGUAGES = ["en", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];

export const LANGUAGE_COOKIE = "language";

export const parseLanguage = (text: string | undefined): Language | undefined =>
  LANGUAGES.find((language) => language === text);

/** The one of our languages that an Accept-Language header prefers; English when it names neither. */
export function pickLanguage(acceptLanguage: string | null): Language {
  let best: Language = "en";
  let max = 0;
  for (const part of (acceptLanguage ?? "").split(",")) {
    const [tag = "", ...parameters] = part.trim().split(";");
    const language = parseLanguage(tag.trim().slice(0, 2).toLowerCase());
    const quality = qualityIn(parameters);
    if (!language || quality <= max) continue;
    best = language;
    max = quality;
  }
  return best;
}

function qualityIn(parameters: string[]): number {
  const text = parameters.map((one) => one.trim()).find((one) => one.startsWith("q="));
  const quality = text === undefined ? 1 : Number(text.slice(2));
  return Number.isFinite(quality) ? quality : 0;
}
