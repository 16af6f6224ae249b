import { dollarText } from "../text/dollar-nanos";
import type { Language } from "../text/language";

/** The units of a job that are left need more than is left of its budget, at their average price so far. */
export interface BudgetWarning {
  units: number;
  neededNanos: number;
  leftNanos: number;
  paidUnits: number;
}

const WORDS: Record<Language, (warning: BudgetWarning) => string> = {
  en: ({ units, neededNanos, leftNanos, paidUnits }) =>
    `At what units have cost so far, the ${units} units that are left cost about C$${dollarText(neededNanos)}, and C$${dollarText(leftNanos)} is left of the budget: it pays for some ${paidUnits} of them. Add to it, or the job pauses when it is spent.`,
  fr: ({ units, neededNanos, leftNanos, paidUnits }) =>
    `Au coût des unités jusqu’ici, les ${units} unités qui restent coûtent environ ${frenchDollars(neededNanos)}, et il reste ${frenchDollars(leftNanos)} du budget : il en paie environ ${paidUnits}. Complétez-le, sinon le calcul se suspend une fois le budget dépensé.`,
};

const frenchDollars = (nanos: number) => `${dollarText(nanos).replace(".", ",")} $ CA`;

/** The only place where this warning becomes a sentence. */
export const budgetWarningInWords = (warning: BudgetWarning, language: Language = "en"): string =>
  WORDS[language](warning);
