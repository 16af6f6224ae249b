import type { WaitingCause } from "#core/coordination/granting/why-waiting";
import { LIMITS } from "../limits";
import { withFixedSpaces } from "../text/fixed-spaces";
import type { Language } from "../text/language";

const TURN_MINUTES = LIMITS.turnMs / 60_000;

type Kind = WaitingCause["kind"];
type WaitingWords = { [K in Kind]: (cause: Extract<WaitingCause, { kind: K }>) => string };

const ENGLISH: WaitingWords = {
  "city-stopped": () => "An admin has stopped all work in the city. The job continues by itself when the city does.",
  "no-devices": () => "No device is lending a core right now. The job continues by itself when one does.",
  "no-fitting-device": ({ devices }) =>
    devices === 1
      ? "One device is connected, but it may not have this job: scripts go only to browsers that can end them, and residents choose what they work for and how large a program may be."
      : `${devices} devices are connected, but none of them may have this job: scripts go only to browsers that can end them, and residents choose what they work for and how large a program may be.`,
  "another-household": ({ answers }) =>
    `${answers === 1 ? "One answer is" : `${answers} answers are`} waiting to be checked, and no second household is at work: every result is checked by a household other than the one that returned it.`,
  "other-jobs": () =>
    `Every core that may run it is busy with other jobs. Customers take turns of ${TURN_MINUTES} minutes at cores, and this one’s is to come.`,
};

const FRENCH: WaitingWords = {
  "city-stopped": () =>
    "Un administrateur a arrêté tout le travail de la ville. Le calcul reprendra de lui-même avec la ville.",
  "no-devices": () =>
    "Aucun appareil ne prête de cœur en ce moment. Le calcul reprendra de lui-même dès qu’un appareil le fera.",
  "no-fitting-device": ({ devices }) =>
    devices === 1
      ? "Un appareil est connecté, mais il ne peut pas recevoir ce calcul : les scripts ne vont qu’aux navigateurs capables de les interrompre, et les résidents choisissent pour quoi ils travaillent et la taille des programmes."
      : `${devices} appareils sont connectés, mais aucun ne peut recevoir ce calcul : les scripts ne vont qu’aux navigateurs capables de les interrompre, et les résidents choisissent pour quoi ils travaillent et la taille des programmes.`,
  "another-household": ({ answers }) =>
    `${answers === 1 ? "Une réponse attend d’être vérifiée" : `${answers} réponses attendent d’être vérifiées`}, et aucun deuxième foyer n’est au travail : chaque résultat est vérifié par un autre foyer que celui qui l’a rendu.`,
  "other-jobs": () =>
    `Tous les cœurs qui peuvent l’exécuter sont occupés par d’autres calculs. Les clients s’y relaient toutes les ${TURN_MINUTES} minutes, et le tour de celui-ci viendra.`,
};

const WORDS: Record<Language, WaitingWords> = { en: ENGLISH, fr: withFixedSpaces(FRENCH) };

/** The only place where the cause of a wait becomes a sentence. */
export const waitingInWords = (cause: WaitingCause, language: Language = "en"): string =>
  (WORDS[language][cause.kind] as (cause: WaitingCause) => string)(cause);
