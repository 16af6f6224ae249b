import { LIMITS } from "../limits";
import { english, french } from "../refusals/refusal";
import type { ChainFacts } from "./chain-fault";
import { faultWords, kib, mib } from "./fault-words";

const seconds = LIMITS.planMs / 1_000;
const lineKib = kib(LIMITS.inputLineBytes);
const elementKib = kib(LIMITS.inputElementBytes);

/** Why another job's outputs cannot be a job's inputs. */
export const chainFaults = {
  "outputs-too-many": faultWords<ChainFacts>({
    en: ({ count }) =>
      `that job has ${english(count)} of them, and ${english(LIMITS.MAX_CHAINED_OUTPUTS)} can be files of another one. Give each unit several with \`group\`.`,
    fr: ({ count }) =>
      `ce calcul-là en a ${french(count)}, et ${french(LIMITS.MAX_CHAINED_OUTPUTS)} peuvent être des fichiers d’un autre. Donnez-en plusieurs à chaque unité avec \`group\`.`,
  }),
  "outputs-too-large": faultWords<ChainFacts>({
    en: "together they are too large. Give each unit fewer bytes.",
    fr: "ensemble, elles sont trop grandes. Donnez moins d’octets à chaque unité.",
  }),
  "outputs-too-slow": faultWords<ChainFacts>({
    en: `they could not be read within ${seconds} seconds. Let that job's units give back less, or have it put its outputs into a bucket and name them there.`,
    fr: `elles n’ont pas pu être lues en ${seconds} secondes. Faites rendre moins aux unités de ce calcul-là, ou faites-lui mettre ses sorties dans un compartiment et nommez-les là.`,
  }),
  "group-too-long": faultWords<ChainFacts>({
    en: ({ unit, count }) =>
      `${count} of them, from unit ${unit} on, have more than ${lineKib} KiB together. Use a smaller \`group\`, or leave it out and get each as a file.`,
    fr: ({ unit, count }) =>
      `${count} d’entre elles, à partir de l’unité ${unit}, dépassent ensemble ${lineKib} Kio. Réduisez \`group\`, ou omettez-le pour recevoir chacune comme fichier.`,
  }),
  "output-too-long": faultWords<ChainFacts>({
    en: ({ unit }) =>
      `that of unit ${unit} has more than ${elementKib} KiB. Leave \`group\` out to get each as a file.`,
    fr: ({ unit }) =>
      `celle de l’unité ${unit} dépasse ${elementKib} Kio. Omettez \`group\` pour recevoir chacune comme fichier.`,
  }),
  "output-not-text": faultWords<ChainFacts>({
    en: ({ unit }) => `that of unit ${unit} is not UTF-8 text. Leave \`group\` out to get each as a file.`,
    fr: ({ unit }) =>
      `celle de l’unité ${unit} n’est pas du texte UTF-8. Omettez \`group\` pour recevoir chacune comme fichier.`,
  }),
  "calls-too-long": faultWords<ChainFacts>({
    en: ({ count }) =>
      `the templates name them ${english(count)} times, and so a unit's arguments and standard input may pass ${mib(LIMITS.callBytes)} MiB. Name them less often, or get them as files.`,
    fr: ({ count }) =>
      `les modèles les nomment ${french(count)} fois, et les arguments et l’entrée standard d’une unité peuvent dépasser ${mib(LIMITS.callBytes)} Mio. Nommez-les moins souvent, ou recevez-les comme fichiers.`,
  }),
};
