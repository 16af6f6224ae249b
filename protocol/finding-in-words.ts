import type { BucketFault, CheckFinding } from "./api/storage";
import { type BucketPlace, bucketRemedy } from "./bucket-remedy";

const STEPS: Record<CheckFinding["step"], { works: string; fails: string }> = {
  list: { works: "The bucket lists its objects.", fails: "The bucket could not be listed" },
  write: { works: "An object can be written.", fails: "No object could be written" },
  "write-once": { works: "A second writer does not overwrite the first.", fails: "Writing once could not be tried" },
  read: { works: "Part of an object can be read.", fails: "No part of an object could be read" },
  "browser-read": { works: "Browsers can read objects.", fails: "Your browser could not read an object" },
  "browser-write": { works: "Browsers can write objects.", fails: "Your browser could not write an object" },
};

/** What came of one step of a check, as a sentence that says what to do where something is to be done. */
export function findingInWords({ step, fault, region }: CheckFinding, { bucket }: BucketPlace): string {
  const { works, fails } = STEPS[step];
  return fault === null ? works : `${fails}: ${bucketRemedy(fault, { bucket, region })}.`;
}

/** The same for one object that a job reads or writes; `what` is its address or the connection's. */
export function bucketFaultInWords(
  fault: BucketFault,
  what: string,
  { bucket }: BucketPlace,
  region?: string,
  step: "read" | "write" = "read",
): string {
  const done = step === "read" ? "read" : "written";
  return `${what} could not be reached or ${done}: ${bucketRemedy(fault, { bucket, region })}.`;
}

const CORS_FAULTS: ReadonlySet<CheckFinding["fault"]> = new Set(["cors-blocked", "hides-etag", "hides-content-range"]);

/** Whether a bucket's rules for other origins are what is to be mended. */
export const needsCorsRules = (findings: readonly CheckFinding[]): boolean =>
  findings.some(({ fault }) => CORS_FAULTS.has(fault));

/** Whether everything that a job needs works; that a second writer overwrites the first is no hindrance. */
export const isUsable = (findings: readonly CheckFinding[]): boolean =>
  findings.length > 0 && findings.every(({ fault }) => fault === null || fault === "writes-twice");
