import { expect, test } from "vitest";
import { millis } from "#core/time";
import { sharedProbe } from "./shared-probe";

const FRESH_MS = 1_000;

test("a thousand callers at once, and those within the following second, cause one call", async () => {
  let now = 5_000;
  const asked: ((answer: string) => void)[] = [];
  const ask = () => new Promise<string>((resolve) => asked.push(resolve));
  const probe = sharedProbe(ask, FRESH_MS, () => millis(now));

  const first = Array.from({ length: 1_000 }, probe);
  // It takes long: nobody starts a second call meanwhile.
  now += 60_000;
  first.push(probe());
  expect(asked).toHaveLength(1);
  asked[0]?.("ok");
  expect(new Set(await Promise.all(first))).toEqual(new Set(["ok"]));

  now += FRESH_MS - 1;
  expect(await probe()).toBe("ok");
  expect(asked).toHaveLength(1);
  now += 1;
  const later = probe();
  asked[1]?.("unreachable");
  expect(await later).toBe("unreachable");
});

test("a failed answer is shared, too, and tried again when it is old", async () => {
  let now = 5_000;
  let asked = 0;
  const probe = sharedProbe(
    async () => {
      asked++;
      throw new Error("away");
    },
    FRESH_MS,
    () => millis(now),
  );
  for (let i = 0; i < 3; i++) await expect(probe()).rejects.toThrow("away");
  expect(asked).toBe(1);
  now += FRESH_MS;
  await expect(probe()).rejects.toThrow("away");
  expect(asked).toBe(2);
});
