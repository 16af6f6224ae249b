import { expect, test } from "vitest";
import { BROWSER_FAULTS, BUCKET_FAULTS } from "./api/storage";
import { bucketRemedy } from "./bucket-remedy";
import { LANGUAGES } from "./text/language";
import { bucketFaultInWords, findingInWords } from "./words/finding-in-words";
import { stateReasonInWords } from "./words/state-reason-in-words";

const place = { bucket: "studio", region: "us-east-1", endpoint: "" };

test.each([...BUCKET_FAULTS, ...BROWSER_FAULTS, "writes-twice" as const])(
  "%s is explained with what to do, in every language",
  (fault) => {
    const remedies = LANGUAGES.map((language) => bucketRemedy(fault, {}, language));
    for (const remedy of remedies) expect(remedy).toMatch(/^\p{Ll}[^;]+(; |, so that |, si bien que )[^;]+/u);
    expect(new Set(remedies).size).toBe(LANGUAGES.length);
    expect(findingInWords({ step: "list", fault }, place)).toBe(
      `The bucket could not be listed: ${bucketRemedy(fault, { bucket: place.bucket })}.`,
    );
    expect(findingInWords({ step: "list", fault }, place, "fr")).toBe(
      `Le compartiment n’a pas pu être énuméré : ${bucketRemedy(fault, { bucket: place.bucket }, "fr")}.`,
    );
  },
);

test("what is known about the bucket is named", () => {
  expect(findingInWords({ step: "list", fault: "other-region", region: "ca-central-1" }, place)).toContain(
    "lies in the region ca-central-1",
  );
  expect(bucketFaultInWords("no-bucket", "s3://frames/a.csv", place)).toContain("no bucket called studio there");
  expect(bucketFaultInWords("no-bucket", "s3://frames/a.csv", place, "write", "fr")).toMatch(
    /^s3:\/\/frames\/a\.csv n’a pas pu être atteint ou écrit : .* nommé studio/,
  );
  const elsewhere = { ...place, inRegion: "ca-central-1" };
  expect(bucketFaultInWords("other-region", "s3://frames", elsewhere)).toContain("lies in the region ca-central-1");
});

test("a job that a bucket stopped says what its customer must do", () => {
  const paused = { kind: "bucket-unreadable", connection: "frames", fault: "keys-expired" } as const;
  expect(stateReasonInWords(paused)).toBe(
    "The bucket s3://frames cannot be read: the keys have expired; make new ones and enter them on the account page. Then resume the job; nothing is lost.",
  );
  expect(stateReasonInWords({ ...paused, kind: "bucket-unwritable" }, "fr")).toContain(
    "les clés ont expiré\u00a0; faites-en de nouvelles",
  );
});
