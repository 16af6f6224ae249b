import type { BucketFault, CheckFinding, StorageConnection } from "./api/storage";

type Place = Pick<StorageConnection, "bucket" | "region" | "endpoint">;
type Fault = NonNullable<CheckFinding["fault"]>;

const STEPS: Record<CheckFinding["step"], { works: string; fails: string }> = {
  list: { works: "The bucket lists its objects.", fails: "The bucket could not be listed" },
  write: { works: "An object can be written.", fails: "No object could be written" },
  "write-once": { works: "A second writer does not overwrite the first.", fails: "Writing once could not be tried" },
  read: { works: "Part of an object can be read.", fails: "No part of an object could be read" },
  "browser-read": { works: "Browsers can read objects.", fails: "Your browser could not read an object" },
  "browser-write": { works: "Browsers can write objects.", fails: "Your browser could not write an object" },
};

const REMEDIES: Record<Fault, string | ((place: Place, finding: CheckFinding) => string)> = {
  "address-refused":
    "its endpoint leads to an address that is not on the public internet; use a public one, or ask the city's admins to allow it",
  "plain-http": "its endpoint is not encrypted; give it an address that begins with https://",
  unresolved: "the endpoint's name does not exist; correct the endpoint, or the bucket's name where it is part of it",
  unreachable: "nothing answers at its endpoint; check the address and the port, and that the server is running",
  "bad-certificate":
    "the endpoint's certificate is not valid for its name; renew it, or switch on path style if the bucket's name has dots",
  timeout: "the server took too long to answer; try again, and check that it is up",
  "cut-off": "the server ended its answer early; try again, and check what stands between it and us",
  "wrong-keys": "the keys were not accepted; enter the access key ID and its secret again",
  "keys-expired": "the keys have expired; make new ones and enter them here",
  "wrong-clock": "the storage server's clock and ours differ by more than 15 minutes; set the one that is wrong",
  forbidden: "the keys may not do this; give them permission for it in the bucket's policy",
  "no-bucket": ({ bucket }) => `there is no bucket called ${bucket} there; correct the name, or make the bucket`,
  "other-region": (_, { region }) =>
    region === undefined
      ? "the bucket lies in another region; enter that one"
      : `the bucket lies in the region ${region}; enter that one`,
  redirected: "the server sends us to another address, which we do not follow; enter that address as the endpoint",
  busy: "the server asks us to come back later; try again in a minute",
  "not-s3": "what answers there does not speak S3; check the endpoint and its port",
  "no-object": "an object that was there a moment ago is gone; try again",
  "object-changed": "an object changed while it was read; try again",
  "object-archived": "the object lies in an archive; restore it first",
  "other-bytes": "what arrived is not what was sent; check what stands between the server and us",
  "too-large": "the object is larger than was asked for; try again",
  "unusable-key": "its name has . or .. between slashes, which cannot be asked for; rename it",
  "read-only": "the connection is read-only; switch that off to write",
  "keys-unreadable": "the keys that were kept cannot be opened any more; enter them again",
  "no-connection": "the connection was deleted; connect the bucket again and submit the job anew",
  "cors-blocked":
    "the bucket does not let this site's pages in; paste the CORS rules below into its settings. Until then bytes of jobs go through the city, slowly, and no more than a few gigabytes of each job",
  "hides-etag": "the bucket hides the header ETag from pages; paste the CORS rules below, which expose it",
  "hides-content-range":
    "the bucket hides the header Content-Range from pages; paste the CORS rules below, which expose it",
  "writes-twice":
    "the server ignores If-None-Match, so that a second writer would overwrite the first; give every job a prefix of its own",
};

/** What came of one step of a check, as a sentence that says what to do where something is to be done. */
export function findingInWords(finding: CheckFinding, place: Place): string {
  const { works, fails } = STEPS[finding.step];
  if (finding.fault === null) return works;
  const remedy = REMEDIES[finding.fault];
  return `${fails}: ${typeof remedy === "string" ? remedy : remedy(place, finding)}.`;
}

/** The same for one object that a job reads or writes; `what` is its address or the connection's. */
export function bucketFaultInWords(
  fault: BucketFault,
  what: string,
  place: Place,
  region?: string,
  step: "read" | "write" = "read",
): string {
  const remedy = REMEDIES[fault];
  const finding: CheckFinding = { step, fault, ...(region === undefined ? {} : { region }) };
  return `${what} could not be reached or ${step === "read" ? "read" : "written"}: ${typeof remedy === "string" ? remedy : remedy(place, finding)}.`;
}

const CORS_FAULTS: ReadonlySet<CheckFinding["fault"]> = new Set(["cors-blocked", "hides-etag", "hides-content-range"]);

/** Whether a bucket's rules for other origins are what is to be mended. */
export const needsCorsRules = (findings: readonly CheckFinding[]): boolean =>
  findings.some(({ fault }) => CORS_FAULTS.has(fault));

/** Whether everything that a job needs works; that a second writer overwrites the first is no hindrance. */
export const isUsable = (findings: readonly CheckFinding[]): boolean =>
  findings.length > 0 && findings.every(({ fault }) => fault === null || fault === "writes-twice");
