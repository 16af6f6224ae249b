/** Kinds of postings that move a customer's money, as their statement calls them: on its page and on paper. */
export const MOVEMENT_WORDS = {
  en: {
    gift: "Gift of the city",
    welcome: "Welcome gift of the city",
    payment: "Paid in",
    "payment-back": "Payment that went back",
    "credit-note": "Credit note",
    payout: "Reward: for your own jobs",
    closing: "Account closed",
    carried: "Carried over",
  },
  fr: {
    gift: "Cadeau de la ville",
    welcome: "Cadeau de bienvenue de la ville",
    payment: "Versement",
    "payment-back": "Paiement retourné",
    "credit-note": "Avoir",
    payout: "Récompense : pour vos propres calculs",
    closing: "Compte fermé",
    carried: "Reporté",
  },
} as const;
