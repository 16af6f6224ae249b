import { LANGUAGE_COOKIE, type Language, parseLanguage, pickLanguage } from "#protocol/language";

const CHOSEN = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=([a-z]{2})(?:;|$)`);

/** The language chosen on our pages, otherwise the one that the request asks for. */
export const askedLanguage = (headers: Headers): Language =>
  parseLanguage(CHOSEN.exec(headers.get("cookie") ?? "")?.[1]) ?? pickLanguage(headers.get("accept-language"));
