import { expect, test } from "vitest";
import { asksToLight } from "./asks-to-light";

const KEY = "0123456789abcdef0123456789abcdef";
const SITE = "https://lamplighter.example.org";

test("only the shortcut that this browser made begins to compute", () => {
  expect(asksToLight(`${SITE}/?light=${KEY}`, KEY)).toBe(true);
});

test.each([
  ["a link without the key", `${SITE}/?light`, KEY],
  ["an empty key", `${SITE}/?light=`, KEY],
  ["another browser's key", `${SITE}/?light=${KEY.replace("0", "1")}`, KEY],
  ["a browser that has no key yet", `${SITE}/?light=null`, null],
  ["a browser whose key was damaged", `${SITE}/?light=short`, "short"],
  ["the page itself", `${SITE}/`, KEY],
])("nothing begins by %s", (_, address, key) => {
  expect(asksToLight(address, key)).toBe(false);
});
