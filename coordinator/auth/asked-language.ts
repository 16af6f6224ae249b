import { LANGUAGE_COOKIE, type Language, parseLanguage, pickLanguage } from "#protocol/language";

const CHOSEN = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=([a-z]{2})(?:;|$)`);

/** What the visitor chose on our pages, else what the request asks for. */
export const askedLanguage = (headers: Headers): Language =>
  parseLanguage(CHOSEN.exec(headers.get("cookie") ?? "")?.[1]) ?? pickLanguage(headers.get("accept-language"));
