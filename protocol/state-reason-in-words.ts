import type { StateReason } from "#core/jobs/state-reason";
import { limitInWords } from "./limit-in-words";

type Kind = StateReason["kind"];
/** A sentence or two for every kind: what happened, and what to do. */
export type ReasonWords = { [K in Kind]: (reason: Extract<StateReason, { kind: K }>) => string };

export const ENGLISH_REASONS: ReasonWords = {
  "paused-by-hand": () => "Paused by hand.",
  "cancelled-by-customer": () => "Cancelled by its customer.",
  "stopped-by-admin": ({ words }) => `Stopped by the city: ${words}`,
  "budget-spent": () => "The budget is spent. Add to it to go on; nothing is lost.",
  "budget-too-small": () =>
    "What is left of the budget is less than a unit costs. Add to it to go on; nothing is lost.",
  "first-units-failed": ({ units }) =>
    `The first ${units} units all failed. Look at their errors; resume to go on all the same.`,
  "first-units-hit-limit": ({ units, ...hit }) =>
    `The first ${units} units all hit a limit. ${limitInWords(hit)} Submit the job again with that, or resume it to go on all the same.`,
  "inputs-unreadable": () =>
    "The job's inputs could not be read on the coordinator. Nothing is lost; resume it to try again.",
  "comparison-failed": ({ trouble }) =>
    `${trouble} So results cannot be checked, and the job waits. Nothing is lost: submit it again with a mended function, or resume it to try this one further.`,
  quarantined: () =>
    "Quarantined: the program ended the sandbox of three households' devices, most likely by taking all of their memory. Nothing more is charged. Change the program and submit it again, or ask an admin to look and lift the quarantine.",
  other: ({ words }) => words,
};

/** The one place where a reason becomes a sentence. Nothing reads that sentence back. */
export const stateReasonInWords = (reason: StateReason, words: ReasonWords = ENGLISH_REASONS): string =>
  (words[reason.kind] as (reason: StateReason) => string)(reason);
