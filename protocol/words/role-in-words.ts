import type { AdminRole } from "../people/roles";
import type { Language } from "../text/language";

export const ROLE_WORDS: Record<Language, Record<AdminRole, string>> = {
  en: {
    owner: "owner",
    operator: "operator",
    moderator: "moderator",
    treasurer: "treasurer",
    "read-only": "read-only",
  },
  fr: {
    owner: "propriétaire",
    operator: "opérateur",
    moderator: "modérateur",
    treasurer: "trésorier",
    "read-only": "lecture seule",
  },
};

/** Alone, in a table or a list. */
export const roleTitle = (role: AdminRole, language: Language): string => {
  const [first = "", ...rest] = ROLE_WORDS[language][role];
  return first.toLocaleUpperCase(language) + rest.join("");
};

const lists = (language: Language) => new Intl.ListFormat(language, { type: "disjunction" });

/** Any of them will do: "owner or operator". */
export const anyRoleInWords = (roles: readonly AdminRole[], language: Language): string =>
  lists(language).format(roles.map((role) => ROLE_WORDS[language][role]));
