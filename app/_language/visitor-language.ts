import { cookies, headers } from "next/headers";
import { LANGUAGE_COOKIE, type Language, parseLanguage, pickLanguage } from "#protocol/text/language";

/** What the visitor chose, else what their browser asks for. */
export async function visitorLanguage(): Promise<Language> {
  const chosen = parseLanguage((await cookies()).get(LANGUAGE_COOKIE)?.value);
  return chosen ?? pickLanguage((await headers()).get("accept-language"));
}
