import type { WaitingCause } from "#core/coordination/why-waiting";

type Kind = WaitingCause["kind"];
export type WaitingWords = { [K in Kind]: (cause: Extract<WaitingCause, { kind: K }>) => string };

export const ENGLISH_WAITING: WaitingWords = {
  "city-stopped": () => "All work in the city was stopped by an admin. It goes on by itself when the city does.",
  "no-devices": () => "No device is connected that lends a core. It goes on by itself when one is.",
  "no-fitting-device": ({ devices }) =>
    `${devices === 1 ? "One device is" : `${devices} devices are`} connected, and none may run this program: scripts go only to browsers that can end them.`,
  "another-household": ({ answers }) =>
    `${answers === 1 ? "One answer waits" : `${answers} answers wait`} to be checked, and no second household is at work: a result is checked by another household than the one that gave it.`,
  "other-jobs": () => "All cores that may run it are at other jobs. It is next when one is free.",
};

/** The one place where the cause of a wait becomes a sentence. */
export const waitingInWords = (cause: WaitingCause, words: WaitingWords = ENGLISH_WAITING): string =>
  (words[cause.kind] as (cause: WaitingCause) => string)(cause);
