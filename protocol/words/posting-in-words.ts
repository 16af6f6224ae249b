import type { PaymentBackWhy } from "#core/ledger/ledger";
import { POSTING_FACTS, type PostingFacts, type PostingKind } from "../books/posting-facts";
import type { Language } from "../text/language";
import { tryParse } from "../try-parse";

/** What the facts of each kind of posting say; "" where its kind says it all. */
type PostingWords = { [Kind in PostingKind]: (facts: PostingFacts<Kind>) => string };

const SHARED = {
  gift: ({ note = "" }: PostingFacts<"gift">) => note,
  carried: () => "",
  closing: () => "",
  payment: ({ reference }: PostingFacts<"payment">) => reference,
  welcome: () => "",
};

type BackWords = Record<PaymentBackWhy, Record<"taken" | "restored", string>>;

const BACK_IN_ENGLISH: BackWords = {
  refund: { taken: "Refunded", restored: "The refund failed" },
  dispute: { taken: "Disputed at the bank", restored: "The dispute was won" },
  correction: { taken: "Recorded by mistake", restored: "Rightly recorded after all" },
  transfer: { taken: "Sent back by transfer", restored: "The transfer back failed" },
};

const BACK_IN_FRENCH: BackWords = {
  refund: { taken: "Remboursé", restored: "Le remboursement a échoué" },
  dispute: { taken: "Contesté à la banque", restored: "La contestation a été gagnée" },
  correction: { taken: "Inscrit par erreur", restored: "Inscrit à juste titre, finalement" },
  transfer: { taken: "Renvoyé par virement", restored: "Le virement de retour a échoué" },
};

const ENGLISH: PostingWords = {
  ...SHARED,
  charge: ({ units }) => `${unitsInEnglish(units)} settled`,
  reversal: ({ units }) => `${unitsInEnglish(units)} to be computed again`,
  hold: (facts) => {
    switch (facts.reason) {
      case "submitted":
        return `Budget of ${facts.name}`;
      case "chain":
        return `Budget of ${facts.name}: what the job before it did not spend`;
      case "more-budget":
        return "More budget";
      case "more-units":
        return "Budget for added units";
      case "recheck":
        return "From the city: results in doubt are computed again";
    }
  },
  "credit-note": ({ invoice, note }) => `Credit note ${note} for invoice ${invoice}`,
  "payment-back": ({ why, step, payment }) => `${BACK_IN_ENGLISH[why][step]}: ${payment}`,
  payout: ({ step }) =>
    ({ held: "Set aside", returned: "Given back", paid: "Paid", bounced: "Sent back by the bank" })[step],
  refund: ({ reason }) => (reason === "left-over" ? "What the job did not need" : "The job had ended"),
  share: ({ percent }) => `${percent}% of what a device earned by the button`,
};

const FRENCH: PostingWords = {
  ...SHARED,
  charge: ({ units }) => `${unitsInFrench(units)} ${units < 2 ? "réglée" : "réglées"}`,
  reversal: ({ units }) => `${unitsInFrench(units)} à recalculer`,
  hold: (facts) => {
    switch (facts.reason) {
      case "submitted":
        return `Budget de ${facts.name}`;
      case "chain":
        return `Budget de ${facts.name} : ce que le calcul précédent n’a pas dépensé`;
      case "more-budget":
        return "Budget supplémentaire";
      case "more-units":
        return "Budget des unités ajoutées";
      case "recheck":
        return "De la ville : des résultats douteux sont recalculés";
    }
  },
  "credit-note": ({ invoice, note }) => `Avoir nº ${note} sur la facture nº ${invoice}`,
  "payment-back": ({ why, step, payment }) => `${BACK_IN_FRENCH[why][step]} : ${payment}`,
  payout: ({ step }) =>
    ({ held: "Mis de côté", returned: "Rendu", paid: "Payé", bounced: "Renvoyé par la banque" })[step],
  refund: ({ reason }) => (reason === "left-over" ? "Ce dont le calcul n’a pas eu besoin" : "Le calcul était terminé"),
  share: ({ percent }) => `${percent}\u00a0% de ce qu’un appareil a gagné par le bouton`,
};

const WORDS: Record<Language, PostingWords> = { en: ENGLISH, fr: FRENCH };

const unitsInEnglish = (units: number) => `${units.toLocaleString("en-CA")} ${units === 1 ? "unit" : "units"}`;
const unitsInFrench = (units: number) => `${units.toLocaleString("fr-CA")} ${units < 2 ? "unité" : "unités"}`;

const isKind = (kind: string): kind is PostingKind => Object.hasOwn(POSTING_FACTS, kind);

/** The one place where a posting's facts become words; "" for what this version does not know. */
export function postingInWords(kind: string, facts: unknown, language: Language): string {
  if (!isKind(kind)) return "";
  const known = tryParse(POSTING_FACTS[kind], facts);
  return known.success ? (WORDS[language][kind] as (facts: unknown) => string)(known.data) : "";
}
