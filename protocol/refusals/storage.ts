import { refusal } from "./refusal";

/** Customers' buckets and webhooks. */
export const storageRefusals = {
  "too-many-bucket-checks": refusal<{ max: number }>("TOO_MANY_REQUESTS", {
    en: ({ max }) => `At most ${max} connections are checked a minute: wait a minute, and try again.`,
    fr: ({ max }) => `Au plus ${max} connexions sont vérifiées par minute : attendez une minute, puis réessayez.`,
  }),
  "no-such-connection": refusal<{ name: string }>("NOT_FOUND", {
    en: ({ name }) => `You have no storage connection called ${name}. The account page lists those you have.`,
    fr: ({ name }) => `Vous n’avez pas de connexion de stockage nommée ${name}. La page du compte montre les vôtres.`,
  }),
  "too-many-connections": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `You have ${max} storage connections, the most there may be: delete one that is no longer used.`,
    fr: ({ max }) => `Vous avez ${max} connexions de stockage, le maximum : supprimez-en une qui ne sert plus.`,
  }),
  "too-many-webhooks": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `You have ${max} webhooks, the maximum. Delete one first.`,
    fr: ({ max }) => `Vous avez ${max} webhooks, le maximum. Supprimez-en un d’abord.`,
  }),
  "too-many-webhook-tests": refusal<{ max: number }>("TOO_MANY_REQUESTS", {
    en: ({ max }) => `At most ${max} tests a minute: wait a minute, and try again.`,
    fr: ({ max }) => `Au plus ${max} essais par minute : attendez une minute, puis réessayez.`,
  }),
  "too-many-webhooks-saved": refusal<{ max: number }>("TOO_MANY_REQUESTS", {
    en: ({ max }) => `At most ${max} webhooks are saved a minute: wait a minute, and try again.`,
    fr: ({ max }) => `Au plus ${max} webhooks sont enregistrés par minute : attendez une minute, puis réessayez.`,
  }),
  "no-such-webhook": refusal<{ webhookId: string }>("NOT_FOUND", {
    en: ({ webhookId }) => `You have no webhook ${webhookId}. The account page lists those you have.`,
    fr: ({ webhookId }) => `Vous n’avez pas de webhook ${webhookId}. La page du compte montre les vôtres.`,
  }),
};
