import { english, french, refusal } from "./refusal";

/** Reading a job's units and results. */
export const resultRefusals = {
  "no-such-unit": refusal<{ unit: number; units: number }>("NOT_FOUND", {
    en: ({ unit, units }) => `This job has units 0 to ${english(units - 1)}; there is no unit ${english(unit)}.`,
    fr: ({ unit, units }) => `Ce calcul a les unités 0 à ${french(units - 1)} ; il n’y a pas d’unité ${french(unit)}.`,
  }),
  "unit-not-settled": refusal<{ unit: number }>("NOT_FOUND", {
    en: ({ unit }) => `Unit ${english(unit)} is not settled yet. Its result appears when enough devices agree on it.`,
    fr: ({ unit }) =>
      `L’unité ${french(unit)} n’est pas encore réglée. Son résultat paraîtra quand assez d’appareils s’accorderont.`,
  }),
  "output-in-bucket": refusal("NOT_FOUND", {
    en: "The outputs of this job are in your own bucket. The unit's `objects` say where.",
    fr: "Les sorties de ce calcul sont dans votre propre compartiment. Les `objects` de l’unité disent où.",
  }),
  "receipt-key-unreadable": refusal("CONFLICT", {
    en: "The key that signs receipts was sealed by another server's key, so nothing can be signed. Ask the city's admins to bring that key back, or to let a new one sign.",
    fr: "La clé qui signe les reçus a été scellée par la clé d’un autre serveur ; rien ne peut être signé. Demandez aux responsables de la ville de remettre cette clé en place ou d’en faire signer une nouvelle.",
  }),
  "no-such-part": refusal<{ unit: number; name: string; parts: string[] }>("NOT_FOUND", {
    en: ({ unit, name, parts }) =>
      `Unit ${english(unit)} has no part "${name}"; it has ${parts.length === 0 ? "no parts" : parts.join(", ")}.`,
    fr: ({ unit, name, parts }) =>
      `L’unité ${french(unit)} n’a pas de partie « ${name} » ; elle ${parts.length === 0 ? "n’en a aucune" : `a ${parts.join(", ")}`}.`,
  }),
  "archive-too-many-units": refusal<{ units: number; max: number; span: number }>("LIMIT_EXCEEDED", {
    en: ({ units, max, span }) =>
      `This job has ${english(units)} settled units; an archive holds ${english(max)}. ${inParts.en(span)}`,
    fr: ({ units, max, span }) =>
      `Ce calcul a ${french(units)} unités réglées ; une archive en contient ${french(max)}. ${inParts.fr(span)}`,
  }),
  "archive-too-many-files": refusal<{ files: number; max: number; span: number }>("LIMIT_EXCEEDED", {
    en: ({ files, max, span }) =>
      `This job may have ${english(files)} files; an archive holds ${english(max)}. ${inParts.en(span)}`,
    fr: ({ files, max, span }) =>
      `Ce calcul peut avoir ${french(files)} fichiers ; une archive en contient ${french(max)}. ${inParts.fr(span)}`,
  }),
};

const inParts = {
  en: (span: number) =>
    `Download it in parts, results.zip?from=0, then from=${span} and so on, or take results.ndjson, .csv or .parquet instead; the command line downloads all parts.`,
  fr: (span: number) =>
    `Téléchargez-la par parties, results.zip?from=0, puis from=${span} et ainsi de suite, ou prenez results.ndjson, .csv ou .parquet ; la ligne de commande télécharge toutes les parties.`,
};
