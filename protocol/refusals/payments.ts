import { refusal } from "./refusal";

const dollarsInFrench = (amount: string) => `${amount.replace(".", ",")} $ CA`;

/** Money that comes in by card, and goes back. */
export const paymentRefusals = {
  "owes-money": refusal<{ owed: string }>("NOT_ENOUGH_MONEY", {
    en: ({ owed }) =>
      `You owe C$${owed}: a payment of yours was taken back after it had been spent. Pay that in first, or cancel jobs whose budget you paid for.`,
    fr: ({ owed }) =>
      `Vous devez ${dollarsInFrench(owed)} : un de vos paiements a été repris après avoir été dépensé. Versez d’abord cette somme, ou annulez des calculs dont vous avez payé le budget.`,
  }),
  "cards-off": refusal("CONFLICT", {
    en: "This city takes no cards. Ask its admins how to pay.",
    fr: "Cette ville ne prend pas de cartes. Demandez à ses administrateurs comment payer.",
  }),
  "card-amount": refusal<{ minimum: string; maximum: string }>("CONFLICT", {
    en: ({ minimum, maximum }) => `Pay in between C$${minimum} and C$${maximum} at a time.`,
    fr: ({ minimum, maximum }) => `Versez entre ${dollarsInFrench(minimum)} et ${dollarsInFrench(maximum)} à la fois.`,
  }),
  "too-many-checkouts": refusal<{ max: number }>("TOO_MANY_REQUESTS", {
    en: ({ max }) => `You may begin ${max} payments a day. Try again tomorrow.`,
    fr: ({ max }) => `Vous pouvez commencer ${max} paiements par jour. Réessayez demain.`,
  }),
  "card-provider-away": refusal("UNAVAILABLE", {
    en: "The card payment service cannot be reached. Nothing was charged; try again in a minute.",
    fr: "Le service de paiement par carte ne répond pas. Rien n’a été débité ; réessayez dans une minute.",
  }),
  "card-provider-refused": refusal<{ problem: string }>("CONFLICT", {
    en: ({ problem }) => `The card payment service refused: ${problem}. Nothing has changed.`,
    fr: ({ problem }) => `Le service de paiement par carte a refusé : ${problem}. Rien n’a changé.`,
  }),
  "event-forged": refusal("INVALID_INPUT", {
    en: "This event is not signed by the card payment service, or was signed too long ago.",
    fr: "Cet événement n’est pas signé par le service de paiement par carte, ou l’a été il y a trop longtemps.",
  }),
  "no-such-payment": refusal("NOT_FOUND", {
    en: "There is no such payment.",
    fr: "Ce paiement n’existe pas.",
  }),
  "payment-not-paid": refusal("CONFLICT", {
    en: "Nothing has been paid here, so there is nothing to refund.",
    fr: "Rien n’a été payé ici ; il n’y a donc rien à rembourser.",
  }),
  "refund-too-much": refusal<{ maximum: string }>("CONFLICT", {
    en: ({ maximum }) =>
      `At most C$${maximum} can be refunded now: what is left of this payment, and what its customer has paid in and not spent or set aside for jobs.`,
    fr: ({ maximum }) =>
      `Au plus ${dollarsInFrench(maximum)} peuvent être remboursés maintenant : ce qui reste de ce paiement, et ce que son client a versé sans le dépenser ni le réserver à des calculs.`,
  }),
  "top-up-amount": refusal<{ minimum: string; maximum: string }>("CONFLICT", {
    en: ({ minimum, maximum }) => `Let the card be charged between C$${minimum} and C$${maximum} at a time.`,
    fr: ({ minimum, maximum }) =>
      `Laissez débiter la carte entre ${dollarsInFrench(minimum)} et ${dollarsInFrench(maximum)} à la fois.`,
  }),
  "top-up-month": refusal<{ minimum: string; maximum: string }>("CONFLICT", {
    en: ({ minimum, maximum }) =>
      `For a month choose from C$${minimum}, so that the card can be charged once, to C$${maximum}.`,
    fr: ({ minimum, maximum }) =>
      `Pour un mois, choisissez de ${dollarsInFrench(minimum)}, pour que la carte puisse être débitée une fois, à ${dollarsInFrench(maximum)}.`,
  }),
  "no-saved-card": refusal("CONFLICT", {
    en: "No card is saved. Save one first.",
    fr: "Aucune carte n’est enregistrée. Enregistrez-en une d’abord.",
  }),
  "alert-amount": refusal<{ minimum: string; maximum: string }>("CONFLICT", {
    en: ({ minimum, maximum }) => `Choose an amount from C$${minimum} to C$${maximum}.`,
    fr: ({ minimum, maximum }) => `Choisissez un montant de ${dollarsInFrench(minimum)} à ${dollarsInFrench(maximum)}.`,
  }),
};
