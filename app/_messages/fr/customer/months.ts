import type { Translation } from "../../translation";

export const months: Translation["customer"]["months"] = {
  title: "Relevé de {month}",
  lead: "{city} · {name} · {email}",
  back: "Votre compte",
  print: "Imprimer ou enregistrer en PDF",
  csv: "CSV",
  before: "Le mois précédent",
  after: "Le mois suivant",
  lines: "Votre argent ce mois-ci",
  utc: "Du premier au dernier jour du mois, en temps universel (UTC)",
  head: { what: "Objet", amount: "Montant" },
  opening: "Solde avant",
  closing: "Solde après",
  kinds: {
    gift: "Cadeau de la ville",
    welcome: "Cadeau de bienvenue de la ville",
    payment: "Versement",
    "payment-back": "Paiement retourné",
    payout: "Récompense : pour vos propres calculs",
    closing: "Compte fermé",
  },
  returned: "moins ce qui est revenu pour des réponses retirées",
  otherJobs: "{jobs, plural, one {# autre calcul} other {# autres calculs}}",
  held: "De ces soldes, <before></before> étaient retenus pour des calculs avant, et <after></after> après.",
  noTax: "Aucune taxe n’est perçue ni indiquée. Les reçus d’un calcul prouvent chacun de ses frais.",
};
