import { runInNewContext } from "node:vm";
import { parse } from "acorn";
import { expect, test } from "vitest";
import { TEST_BROWSER } from "./test-browser";

const some = () => {};

/** The names that the script looks for, as a browser of today has them. */
const CURRENT = {
  isSecureContext: true,
  WebAssembly: {},
  BigInt: some,
  BigInt64Array: some,
  Worker: some,
  indexedDB: {},
  WebSocket: some,
  AbortController: some,
  structuredClone: some,
  navigator: { locks: {} },
  crypto: { subtle: {} },
};

/** What the page says after the script ran in a browser with these names; null: nothing. */
function saidIn(names: Record<string, unknown>, before = ""): string | null {
  const span = { textContent: "" };
  const note = { hidden: true, getElementsByTagName: () => [span], removeAttribute: some };
  const document = { getElementById: (id: string) => (id === "too-old" ? note : null) };
  runInNewContext(before + TEST_BROWSER, { window: { ...names, document }, document });
  return note.hidden ? null : span.textContent;
}

test("it is written in the language of 2009, so that every browser reads it", () => {
  expect(() => parse(TEST_BROWSER, { ecmaVersion: 5 })).not.toThrow();
});

test("a browser of today is told nothing", () => {
  expect(saidIn(CURRENT)).toBeNull();
});

test("a browser that lacks something is told what", () => {
  const { BigInt: _, navigator: __, ...older } = CURRENT;
  expect(saidIn(older)).toBe("BigInt, Web Locks.");
  expect(saidIn(CURRENT, "delete Object.hasOwn;")).toBe("Object.hasOwn.");
});

test("a browser that has none of it is told everything, and the script ends well", () => {
  expect(saidIn({})).toContain("WebAssembly, BigInt, Worker, IndexedDB");
});

test("an address that is not secure is another matter, which the page itself tells", () => {
  expect(saidIn({ ...CURRENT, isSecureContext: false, navigator: {}, crypto: {} })).toBeNull();
});
