import type { Unsupported, WhyResting } from "#workers/contract/donation-state";

/** What is true of a donation, told: one line, a number that changes by itself, and a second, quieter sentence. */
export interface Sentence {
  line: string;
  count?: string;
  more?: string;
}

type Nothing = Record<never, never>;

/** Everything that can be true of a donation, with the facts that its sentence needs. */
interface SentenceFacts {
  opening: Nothing;
  off: Nothing;
  finishing: { results: number };
  offline: Nothing;
  connecting: Nothing;
  reconnecting: Nothing;
  crowded: Nothing;
  "no-sandbox": Nothing;
  looking: Nothing;
  "no-work": Nothing;
  "all-jobs-at-their-dial": Nothing;
  "already-helped": Nothing;
  "device-limited": Nothing;
  "engine-holds-no-scripts": Nothing;
  "crashed-its-sandbox": Nothing;
  "too-big-a-program": Nothing;
  unwanted: Nothing;
  "offers-nothing": Nothing;
  resting: { why: WhyResting };
  /** In the admin's own words. */
  "stopped-by-city": { reason: string | null };
  /** Job names, the one with the most cores first. */
  working: { jobs: string[]; units: number };
  /** Others use the machine, so that fewer cores are lent than the resident gives. */
  "machine-busy": { jobs: string[]; slots: number; lent: number };
  /** It holds units and begins none: finished results fill the room that they have here. */
  full: Nothing;
  /** The units that run now are the last. */
  "stopping-soon": { jobs: string[] };
  "working-alone": { jobs: string[] };
  "too-old": Nothing;
  removed: Nothing;
  "other-tab": Nothing;
  unsupported: { why: Unsupported };
}

export type SentenceKind = keyof SentenceFacts;

/** A language has a sentence for each of them, or it does not compile. */
export type StateWords = { [Kind in SentenceKind]: (facts: SentenceFacts[Kind], city: string) => Sentence };
