import type { ComparisonTrouble } from "./comparison-trouble";
import { comparisonDid, comparisonTroubleInWords } from "./comparison-trouble-in-words";
import { faultWords } from "./fault-words";

/** What is wrong with a customer's comparison function. */
export const comparisonFaults = {
  "comparison-with-nul": faultWords({
    en: "This is not a JavaScript module: it contains NUL characters.",
    fr: "Ce n’est pas un module JavaScript : il contient des caractères NUL.",
  }),
  "comparison-imports": faultWords<{ modules: string[] }>({
    en: ({ modules }) =>
      `This comparison imports ${modules.map((name) => `"${name}"`).join(", ")}, but there are no other modules: bundle it into one file first (for example with esbuild --bundle --format=esm).`,
    fr: ({ modules }) =>
      `Cette comparaison importe ${modules.map((name) => `« ${name} »`).join(", ")}, mais il n’y a pas d’autres modules : regroupez-la d’abord en un fichier (par exemple avec esbuild --bundle --format=esm).`,
  }),
  "comparison-without-default": faultWords({
    en: "This comparison has no default export. Write it as `export default (a, b) => boolean`.",
    fr: "Cette comparaison n’a pas d’export par défaut. Écrivez-la comme `export default (a, b) => boolean`.",
  }),
  "comparison-not-loaded": faultWords<ComparisonTrouble>({
    en: (trouble) => `This comparison ${comparisonDid(trouble, "en")} as soon as it was loaded.`,
    fr: (trouble) => `Cette comparaison ${comparisonDid(trouble, "fr")} dès son chargement.`,
  }),
  "comparison-trouble": faultWords<ComparisonTrouble>({
    en: (trouble) => comparisonTroubleInWords(trouble, "en"),
    fr: (trouble) => comparisonTroubleInWords(trouble, "fr"),
  }),
};
