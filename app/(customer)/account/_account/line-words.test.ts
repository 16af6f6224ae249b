import { expect, test } from "vitest";
import { lineWords } from "./line-words";

test("a line says whose side of the posting it is", () => {
  expect(lineWords({ kind: "charge", account: "device:1" })).toBe("Earned by a device");
  expect(lineWords({ kind: "reversal", account: "device:1" })).toMatch(/Taken back/);
  expect(lineWords({ kind: "hold", account: "customer:1" })).toBe("Held for a job");
  expect(lineWords({ kind: "something new", account: "customer:1" })).toBe("something new");
});
