import type { MemberRole } from "../people/member-roles";
import type { Language } from "../text/language";

export const MEMBER_ROLE_WORDS: Record<Language, Record<MemberRole, string>> = {
  en: { owner: "owner", treasurer: "treasurer", member: "member", viewer: "viewer" },
  fr: { owner: "propriétaire", treasurer: "trésorier", member: "membre", viewer: "lecteur" },
};

/** Any of them will do: "owner or treasurer". */
export const anyMemberRoleInWords = (roles: readonly MemberRole[], language: Language): string =>
  new Intl.ListFormat(language, { type: "disjunction" }).format(roles.map((role) => MEMBER_ROLE_WORDS[language][role]));
