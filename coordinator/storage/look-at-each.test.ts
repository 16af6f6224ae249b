import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { LOOKS_AT_ONCE, lookAtEach } from "./look-at-each";

test("blobs are looked up once each and a bounded number at a time, and nothing is asked after a failure", async () => {
  const asked: string[] = [];
  let underWay = 0;
  let most = 0;
  const size = async (hash: string) => {
    asked.push(hash);
    most = Math.max(most, ++underWay);
    await setImmediate();
    underWay -= 1;
    if (hash === "broken") throw new Error("the bucket is away");
    return hash === "missing" ? undefined : hash.length;
  };
  const hashes = Array.from({ length: 100 }, (_, at) => `blob ${at}`);
  const sizes = await lookAtEach(size, [...hashes, "missing", ...hashes]);
  expect([sizes.size, sizes.get("blob 99"), sizes.has("missing")]).toEqual([100, 7, false]);
  expect([asked.length, most]).toEqual([101, LOOKS_AT_ONCE]);
  asked.length = 0;
  await expect(lookAtEach(size, ["broken", ...hashes])).rejects.toThrow("away");
  expect(asked).toHaveLength(LOOKS_AT_ONCE);
});
