import { type Language, pickLanguage } from "#protocol/text/language";

/** For code of the browser that no component calls: the page says itself which language it is in. */
export const pageLanguage = (): Language => pickLanguage(globalThis.document?.documentElement.lang ?? null);
