import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { testConnection } from "../../buckets/testing/test-connection";
import type { Outbound, OutboundAnswer } from "../../outbound/outbound";
import { findObjects } from "./find-objects";

const connection = testConnection({ endpoint: "https://s3.example.org", region: "us-east-1" });

/** A bucket with so many objects, listed a thousand at a time. */
function bucketOf(objects: number) {
  let pages = 0;
  const page = (at: number) => {
    const keys = Array.from({ length: LIMITS.MAX_LISTED_OBJECTS }, (_, n) => at * LIMITS.MAX_LISTED_OBJECTS + n);
    const contents = keys.map(
      (key) => `<Contents><Key>here/in/${key}.csv</Key><ETag>"1"</ETag><Size>1</Size></Contents>`,
    );
    const isLast = (at + 1) * LIMITS.MAX_LISTED_OBJECTS >= objects;
    const next = isLast ? "" : `<NextContinuationToken>${at + 1}</NextContinuationToken>`;
    return `<ListBucketResult><IsTruncated>${!isLast}</IsTruncated>${next}${contents.join("")}</ListBucketResult>`;
  };
  const outbound: Outbound = {
    call: async () => ({
      status: 200,
      headers: {},
      body: Readable.from([Buffer.from(page(pages++))]) as OutboundAnswer["body"],
    }),
    refusalOf: async () => undefined,
    close: async () => undefined,
  };
  return { outbound, pages: () => pages };
}

async function find(pattern: string, outbound: Outbound): Promise<number> {
  let found = 0;
  for await (const _ of findObjects([pattern], { connections: [connection], outbound, origin: "https://city.example" }))
    found += 1;
  return found;
}

test("a pattern that matches ten million objects is refused as soon as it matches too many, with what to do", async () => {
  const { outbound, pages } = bucketOf(10_000_000);
  await expect(find("s3://test/**", outbound)).rejects.toThrow(
    /^s3:\/\/test\/\*\* means more than 100,000 objects, .* Name a folder in it, and submit several jobs\.$/,
  );
  expect(pages()).toBe(LIMITS.MAX_INPUT_OBJECTS / LIMITS.MAX_LISTED_OBJECTS + 1);
});
