import { refusal } from "./refusal";

const dollarsInFrench = (amount: string) => `${amount.replace(".", ",")} $ CA`;

/** Payments, rewards and payouts. */
export const rewardRefusals = {
  "nothing-earned": refusal<{ jobId: string }>("NOT_FOUND", {
    en: ({ jobId }) => `No device of yours was credited for ${jobId}.`,
    fr: ({ jobId }) => `Aucun de vos appareils n’a été crédité pour ${jobId}.`,
  }),
  "payment-known": refusal<{ reference: string }>("CONFLICT", {
    en: ({ reference }) => `A payment with the reference ${reference} was recorded already. Nothing was added.`,
    fr: ({ reference }) => `Un paiement de référence ${reference} est déjà inscrit. Rien n’a été ajouté.`,
  }),
  "no-such-transfer": refusal<{ reference: string }>("NOT_FOUND", {
    en: ({ reference }) => `No payment of this customer was recorded with the reference ${reference}.`,
    fr: ({ reference }) => `Aucun paiement de ce client n’est inscrit avec la référence ${reference}.`,
  }),
  "taken-back-too-much": refusal<{ maximum: string }>("CONFLICT", {
    en: ({ maximum }) => `At most C$${maximum} of this payment can be taken back in this way. Nothing was.`,
    fr: ({ maximum }) =>
      `Au plus ${dollarsInFrench(maximum)} de ce paiement peuvent être repris de cette façon. Rien ne l’a été.`,
  }),
  "too-many-rewards": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `The city has ${max} rewards, the maximum. Change one that is closed.`,
    fr: ({ max }) => `La ville a ${max} récompenses, le maximum. Modifiez-en une qui est fermée.`,
  }),
  "no-such-reward": refusal("NOT_FOUND", {
    en: "There is no such reward. Load the page again to see what the city offers.",
    fr: "Cette récompense n’existe pas. Rechargez la page pour voir ce que la ville offre.",
  }),
  "reward-closed": refusal("CONFLICT", {
    en: "This reward is closed. Choose another one; your credit stays yours.",
    fr: "Cette récompense est fermée. Choisissez-en une autre ; votre crédit reste à vous.",
  }),
  "email-not-verified": refusal("CONFLICT", {
    en: "Verify your email address first, by the link in the mail that we sent you.",
    fr: "Confirmez d’abord votre adresse, par le lien du courriel que nous vous avons envoyé.",
  }),
  "below-minimum": refusal<{ minimum: string }>("CONFLICT", {
    en: ({ minimum }) => `Ask for at least C$${minimum}.`,
    fr: ({ minimum }) => `Demandez au moins ${dollarsInFrench(minimum)}.`,
  }),
  "not-enough-credit": refusal<{ free: string }>("CONFLICT", {
    en: ({ free }) => `C$${free} can be redeemed now. Ask for less, or wait until more has been earned.`,
    fr: ({ free }) =>
      `Vous pouvez échanger ${dollarsInFrench(free)} en ce moment. Demandez moins, ou attendez que davantage soit gagné.`,
  }),
  "too-many-payouts": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `${max} of your requests are open, the maximum. Wait until one is paid, or take one back.`,
    fr: ({ max }) =>
      `${max} de vos demandes sont ouvertes, le maximum. Attendez que l’une soit payée, ou reprenez-en une.`,
  }),
  "too-many-payouts-asked": refusal<{ max: number }>("TOO_MANY_REQUESTS", {
    en: ({ max }) => `You may ask for ${max} rewards a day. Try again tomorrow.`,
    fr: ({ max }) => `Vous pouvez demander ${max} récompenses par jour. Réessayez demain.`,
  }),
  "no-such-payout": refusal("NOT_FOUND", {
    en: "There is no such request.",
    fr: "Cette demande n’existe pas.",
  }),
  "payout-not-held": refusal("CONFLICT", {
    en: "It is too late for that: the request has been approved, paid, refused or taken back. Load the page again.",
    fr: "Il est trop tard : la demande a été approuvée, payée, refusée ou reprise. Rechargez la page.",
  }),
  "no-such-batch": refusal("NOT_FOUND", {
    en: "There is no such batch.",
    fr: "Ce lot n’existe pas.",
  }),
  "nothing-to-pay": refusal("CONFLICT", {
    en: "Nobody waits for this reward.",
    fr: "Personne n’attend cette récompense.",
  }),
  "prepared-by-you": refusal("CONFLICT", {
    en: "You prepared this batch. Another admin must approve it.",
    fr: "Vous avez préparé ce lot. Un autre administrateur doit l’approuver.",
  }),
  "batch-not-waiting": refusal("CONFLICT", {
    en: "This batch has been approved already. Load the page again.",
    fr: "Ce lot a déjà été approuvé. Rechargez la page.",
  }),
  "batch-not-approved": refusal("CONFLICT", {
    en: "This batch is not approved, or is paid already. Load the page again.",
    fr: "Ce lot n’est pas approuvé, ou est déjà payé. Rechargez la page.",
  }),
};
