import type { IncomingMessage } from "node:http";
import { LANGUAGE_COOKIE, type Language, parseLanguage, pickLanguage } from "#protocol/text/language";

const CHOSEN = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=([a-z]{2})(?:;|$)`);

/** The language chosen on our pages, otherwise the one that the request asks for. */
export const askedLanguage = (headers: Headers): Language =>
  chosenOr(headers.get("cookie"), headers.get("accept-language"));

/** The same of a request that Node reads. */
export const languageOf = ({ headers }: Pick<IncomingMessage, "headers">): Language =>
  chosenOr(headers.cookie, headers["accept-language"]);

const chosenOr = (cookie: string | null | undefined, accepted: string | null | undefined): Language =>
  parseLanguage(CHOSEN.exec(cookie ?? "")?.[1]) ?? pickLanguage(accepted ?? null);
