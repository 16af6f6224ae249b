import type { Prisma } from "#prisma/generated/client";
import type { Language } from "#protocol/text/language";

/** A reward's name or text in every language, as an admin wrote it. */
export const wordsOf = (json: Prisma.JsonValue): Record<Language, string> => json as Record<Language, string>;
