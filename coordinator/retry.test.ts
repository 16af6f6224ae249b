import { expect, test } from "vitest";
import { retry } from "./retry";

test("what fails for a while succeeds in the end", async () => {
  let calls = 0;
  const act = async () => {
    calls += 1;
    if (calls < 3) throw new Error("the database is away");
    return calls;
  };
  expect(await retry(act, 1)).toBe(3);
});

test("what always fails rejects with its last error", async () => {
  let calls = 0;
  const act = () => Promise.reject(new Error(`try ${++calls}`));
  await expect(retry(act, 1)).rejects.toThrow("try 30");
});
