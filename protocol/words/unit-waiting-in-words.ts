import { withFixedSpaces } from "../text/fixed-spaces";
import type { Language } from "../text/language";

/** Why a unit is not settled yet, while its job as a whole continues. */
export type UnitWaiting =
  | { kind: "its-turn" }
  | { kind: "computing"; devices: number }
  | { kind: "another-household"; answers: number }
  | { kind: "confirmation" }
  | { kind: "halted"; ended: boolean };

type Words = { [K in UnitWaiting["kind"]]: (cause: Extract<UnitWaiting, { kind: K }>) => string };

const ENGLISH: Words = {
  "its-turn": () => "Units are given out in the order of their numbers, and this one has not had its turn.",
  computing: ({ devices }) =>
    devices === 1 ? "A device is computing it now." : `${devices} devices are computing it now.`,
  "another-household": ({ answers }) =>
    `${answers === 1 ? "One answer has" : `${answers} answers have`} come; a device of another household is asked for the next.`,
  confirmation: () => "Its answer has come, and waits until a sample of its household’s answers has been confirmed.",
  halted: ({ ended }) =>
    ended ? "The job has ended: this unit will not be computed." : "The job is paused, and goes on when it is resumed.",
};

const FRENCH: Words = {
  "its-turn": () => "Les unités sont distribuées dans l’ordre de leurs numéros, et le tour de celle-ci n’est pas venu.",
  computing: ({ devices }) =>
    devices === 1 ? "Un appareil la calcule en ce moment." : `${devices} appareils la calculent en ce moment.`,
  "another-household": ({ answers }) =>
    `${answers === 1 ? "Une réponse est arrivée" : `${answers} réponses sont arrivées`} ; la suivante est demandée à un appareil d’un autre foyer.`,
  confirmation: () => "Sa réponse est arrivée, et attend qu’un échantillon des réponses de son foyer ait été confirmé.",
  halted: ({ ended }) =>
    ended
      ? "Le calcul est terminé : cette unité ne sera pas calculée."
      : "Le calcul est suspendu, et continuera quand on le reprendra.",
};

const WORDS: Record<Language, Words> = { en: ENGLISH, fr: withFixedSpaces(FRENCH) };

export const unitWaitingInWords = (cause: UnitWaiting, language: Language = "en"): string =>
  (WORDS[language][cause.kind] as (cause: UnitWaiting) => string)(cause);
