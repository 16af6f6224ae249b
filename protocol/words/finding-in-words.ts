import type { BucketFault, CheckFinding } from "../api/storage";
import { type BucketPlace, bucketRemedy } from "../bucket-remedy";
import type { Language } from "../text/language";

type StepWords = Record<CheckFinding["step"], { works: string; fails: string }>;

const STEPS: Record<Language, StepWords> = {
  en: {
    list: { works: "The bucket lists its objects.", fails: "The bucket could not be listed" },
    write: { works: "An object can be written.", fails: "No object could be written" },
    "write-once": { works: "A second writer does not overwrite the first.", fails: "Writing once could not be tried" },
    read: { works: "Part of an object can be read.", fails: "No part of an object could be read" },
    "browser-read": { works: "Browsers can read objects.", fails: "Your browser could not read an object" },
    "browser-write": { works: "Browsers can write objects.", fails: "Your browser could not write an object" },
  },
  fr: {
    list: { works: "Le compartiment énumère ses objets.", fails: "Le compartiment n’a pas pu être énuméré" },
    write: { works: "Un objet peut être écrit.", fails: "Aucun objet n’a pu être écrit" },
    "write-once": {
      works: "Un second écrivain ne remplace pas le premier.",
      fails: "L’écriture unique n’a pas pu être essayée",
    },
    read: { works: "Une partie d’un objet peut être lue.", fails: "Aucune partie d’un objet n’a pu être lue" },
    "browser-read": {
      works: "Les navigateurs peuvent lire des objets.",
      fails: "Votre navigateur n’a pas pu lire d’objet",
    },
    "browser-write": {
      works: "Les navigateurs peuvent écrire des objets.",
      fails: "Votre navigateur n’a pas pu écrire d’objet",
    },
  },
};

/** The separator between what failed and why. */
const COLON: Record<Language, string> = { en: ": ", fr: " : " };

/** The result of one step of a check, as a sentence that says what to do if anything is wrong. */
export function findingInWords(
  { step, fault, region }: CheckFinding,
  { bucket }: BucketPlace,
  language: Language = "en",
): string {
  const { works, fails } = STEPS[language][step];
  return fault === null ? works : `${fails}${COLON[language]}${bucketRemedy(fault, { bucket, region }, language)}.`;
}

interface FaultPlace extends Pick<BucketPlace, "bucket"> {
  /** The region that the bucket names. */
  inRegion?: string | undefined;
}

const FAILED: Record<Language, Record<"read" | "write", string>> = {
  en: { read: "could not be reached or read", write: "could not be reached or written" },
  fr: { read: "n’a pas pu être atteint ou lu", write: "n’a pas pu être atteint ou écrit" },
};

/** The same for one object that a job reads or writes; `what` is its address or the connection's. */
export function bucketFaultInWords(
  fault: BucketFault,
  what: string,
  { bucket, inRegion: region }: FaultPlace,
  step: "read" | "write" = "read",
  language: Language = "en",
): string {
  const remedy = bucketRemedy(fault, { bucket, region }, language);
  return `${what} ${FAILED[language][step]}${COLON[language]}${remedy}.`;
}

const CORS_FAULTS: ReadonlySet<CheckFinding["fault"]> = new Set(["cors-blocked", "hides-etag", "hides-content-range"]);

/** Whether a bucket's CORS rules must be fixed. */
export const needsCorsRules = (findings: readonly CheckFinding[]): boolean =>
  findings.some(({ fault }) => CORS_FAULTS.has(fault));

/** Whether everything that a job needs works; that a second writer overwrites the first is acceptable. */
export const isUsable = (findings: readonly CheckFinding[]): boolean =>
  findings.length > 0 && findings.every(({ fault }) => fault === null || fault === "writes-twice");
