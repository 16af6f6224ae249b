import type { MemberRole } from "../people/member-roles";
import type { AdminRole } from "../people/roles";
import { anyMemberRoleInWords, MEMBER_ROLE_WORDS } from "../words/member-role-in-words";
import { anyRoleInWords, ROLE_WORDS } from "../words/role-in-words";
import { refusal } from "./refusal";

/** Who calls, and whether they may. */
export const callerRefusals = {
  "sign-in-first": refusal("UNAUTHENTICATED", {
    en: "Sign in first, or send an API key as `Authorization: Bearer …`.",
    fr: "Connectez-vous d’abord, ou envoyez une clé d’API : `Authorization: Bearer …`.",
  }),
  "send-the-key": refusal("UNAUTHENTICATED", {
    en: "Send the API key as `Authorization: Bearer <key>`.",
    fr: "Envoyez la clé d’API ainsi : `Authorization: Bearer <clé>`.",
  }),
  "unknown-key": refusal("UNAUTHENTICATED", {
    en: "This API key is unknown: it was revoked or mistyped. Make a new one on the account page.",
    fr: "Cette clé d’API est inconnue : elle a été révoquée ou mal saisie. Créez-en une nouvelle sur la page du compte.",
  }),
  "expired-key": refusal<{ day: string }>("UNAUTHENTICATED", {
    en: ({ day }) => `This API key expired on ${day}; make a new one on the account page.`,
    fr: ({ day }) => `Cette clé d’API a expiré le ${day} ; créez-en une nouvelle sur la page du compte.`,
  }),
  "too-many-bad-keys": refusal<{ max: number }>("TOO_MANY_REQUESTS", {
    en: ({ max }) =>
      `${max} calls from your address used an invalid key. Wait a minute, and use one of the keys on your account page.`,
    fr: ({ max }) =>
      `${max} appels venus de votre adresse portaient une clé invalide. Attendez une minute, puis utilisez l’une des clés de la page de votre compte.`,
  }),
  "admins-only": refusal("FORBIDDEN", {
    en: "Only an admin of this city may do that.",
    fr: "Seul un administrateur de cette ville peut faire cela.",
  }),
  "another-role": refusal<{ role: AdminRole; roles: readonly AdminRole[] }>("FORBIDDEN", {
    en: ({ role, roles }) =>
      `Your role in this city is ${ROLE_WORDS.en[role]}; this takes another one: ${anyRoleInWords(roles, "en")}. An owner can change yours.`,
    fr: ({ role, roles }) =>
      `Votre rôle dans cette ville : ${ROLE_WORDS.fr[role]} ; ceci en demande un autre : ${anyRoleInWords(roles, "fr")}. Un propriétaire peut changer le vôtre.`,
  }),
  "another-member-role": refusal<{ role: MemberRole; roles: readonly MemberRole[] }>("FORBIDDEN", {
    en: ({ role, roles }) =>
      `In this organisation you are ${MEMBER_ROLE_WORDS.en[role]}; this takes another role: ${anyMemberRoleInWords(roles, "en")}. An owner of it can change yours.`,
    fr: ({ role, roles }) =>
      `Votre rôle dans cette organisation : ${MEMBER_ROLE_WORDS.fr[role]} ; ceci en demande un autre : ${anyMemberRoleInWords(roles, "fr")}. Un de ses propriétaires peut changer le vôtre.`,
  }),
  "not-by-organisations-key": refusal("FORBIDDEN", {
    en: "This API key is an organisation's, and this is done by a person: use a key of your own.",
    fr: "Cette clé d’API est celle d’une organisation, et ceci revient à une personne : utilisez une clé à vous.",
  }),
  "other-origin": refusal<{ siteUrl: string }>("FORBIDDEN", {
    en: ({ siteUrl }) =>
      `Changes with a session cookie are accepted from pages of ${siteUrl} only; scripts should send an API key instead.`,
    fr: ({ siteUrl }) =>
      `Avec un témoin de session, seules les pages de ${siteUrl} peuvent changer quelque chose ; un script doit envoyer une clé d’API.`,
  }),
  "too-many-sockets": refusal<{ max: number }>("TOO_MANY_REQUESTS", {
    en: ({ max }) => `This address has ${max} connections, the maximum. Close some pages of the city first.`,
    fr: ({ max }) => `Cette adresse a ${max} connexions, le maximum. Fermez d’abord quelques pages de la ville.`,
  }),
  "no-address-from-proxy": refusal("INVALID_INPUT", {
    en: "The proxy in front of this site sent no internet address for this connection in X-Forwarded-For.",
    fr: "Le serveur mandataire placé devant ce site n’a indiqué aucune adresse Internet pour cette connexion dans X-Forwarded-For.",
  }),
  "too-many-calls": refusal<{ max: number }>("TOO_MANY_REQUESTS", {
    en: ({ max }) => `At most ${max} calls a minute: wait a minute, and request more per call.`,
    fr: ({ max }) => `Au plus ${max} appels par minute : attendez une minute, et demandez davantage à chaque appel.`,
  }),
};
