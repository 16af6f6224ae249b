import type { Language } from "#protocol/text/language";
import { pageLanguage } from "../_language/page-language";

export interface Refusal {
  message: string;
  issues: { path: string; message: string }[];
}

const UNREACHED: Record<Language, string> = {
  en: "The site could not be reached, so nothing has changed. Check your connection and try again.",
  fr: "Le site n’a pas pu être joint\u00a0; rien n’a donc changé. Vérifiez votre connexion et réessayez.",
};

/** What a failed call says to the person: the API's own sentence, or that it was never reached. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Error)) return { message: UNREACHED[pageLanguage()], issues: [] };
  if ("code" in error && "issues" in error && Array.isArray(error.issues)) {
    return { message: error.message, issues: error.issues };
  }
  return { message: error instanceof TypeError ? UNREACHED[pageLanguage()] : error.message, issues: [] };
}

/** Does it, and returns the sentence of its refusal, or undefined when it is done. */
export async function refusalTo(act: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    return refusalOf(error).message;
  }
}
