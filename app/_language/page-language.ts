import { type Language, pickLanguage } from "#protocol/language";

/** For code of the browser that no component calls: the page says itself which language it is in. */
export const pageLanguage = (): Language => pickLanguage(globalThis.document?.documentElement.lang ?? null);
