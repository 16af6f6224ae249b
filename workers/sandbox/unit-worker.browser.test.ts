import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openUnitPages, type UnitPages } from "./testing/open-unit-pages";

let pages: UnitPages;

beforeAll(async () => {
  pages = await openUnitPages();
});
afterAll(() => pages?.close());

const runUnits = (program: string, units?: number) => pages.runUnits(program, units);

/** What the last unit gave. */
async function gives(program: string): Promise<unknown> {
  const said = await runUnits(program);
  expect(said.map(({ op }) => op)).toEqual(["ready", "output"]);
  return JSON.parse(said[1]?.text ?? "");
}

describe("customers' code in a browser's unit worker", () => {
  test("finds nothing in its global scope or behind it but the language", async () => {
    const found = await gives(`export default () => {
      const names = [];
      for (let at = globalThis; at && at !== Object.prototype; at = Object.getPrototypeOf(at))
        for (const key of Reflect.ownKeys(at)) if (typeof key === "string" && globalThis[key] !== undefined) names.push(key);
      return names.sort();
    }`);
    const language = new Set(Object.getOwnPropertyNames(globalThis));
    const given = new Set([
      "self",
      "console",
      "performance",
      "WebAssembly",
      "TextEncoder",
      "TextDecoder",
      "atob",
      "btoa",
      "queueMicrotask",
      "structuredClone",
    ]);
    expect((found as string[]).filter((name) => !language.has(name) && !given.has(name))).toEqual([]);
    for (const name of [
      "fetch",
      "crypto",
      "Intl",
      "WeakRef",
      "SharedArrayBuffer",
      "MessagePort",
      "EventTarget",
      "setTimeout",
      "postMessage",
      "navigator",
      "location",
    ]) {
      expect(found).not.toContain(name);
    }
  });

  test("tells no real time", async () => {
    const times = await gives(`export default () => {
      const times = [];
      for (let at = globalThis; at; at = Object.getPrototypeOf(at)) {
        for (const key of ["performance", "Date", "timeOrigin", "scheduler"]) {
          const found = Object.getOwnPropertyDescriptor(at, key);
          if (!found) continue;
          const value = found.get ? found.get.call(globalThis) : found.value;
          times.push([key, value.now?.(), Object.getPrototypeOf(value)?.now]);
        }
      }
      return times.sort();
    }`);
    expect(times).toEqual(
      [
        ["performance", 0, null],
        ["Date", 1_767_225_600_001, null],
      ].sort(),
    );
  });

  test("never meets the port, whatever it does to the prototypes", async () => {
    const said = await runUnits(
      `const met = [];
       const isPort = (value) => { try { return typeof value === "object" && value !== null && (Object.prototype.toString.call(value) === "[object MessagePort]" || typeof value.ports === "object") } catch { return false } };
       const roots = [Object, Array, Function, Promise, String, Number, Map, Set, WeakMap, RegExp, Error, ArrayBuffer, DataView, Uint8Array, Object.getPrototypeOf(Uint8Array), TextEncoder, TextDecoder];
       const toString = Object.prototype.toString;
       const apply = Reflect.apply;
       for (const root of roots) for (const target of [root, root.prototype]) for (const key of Reflect.ownKeys(target)) {
         if (key === "constructor" || key === "prototype") continue;
         const found = Object.getOwnPropertyDescriptor(target, key);
         if (!found.configurable) continue;
         const watch = (plain) => function (...values) {
           const all = [this]; for (let i = 0; i < values.length; i++) all[i + 1] = values[i];
           for (let i = 0; i < all.length; i++) { let name = ""; try { name = apply(toString, all[i], []) } catch {} if (name === "[object MessagePort]" || name === "[object MessageEvent]") met[met.length] = key }
           return new.target ? Reflect.construct(plain, values, new.target) : apply(plain, this, values);
         };
         try {
           if (typeof found.value === "function") Object.defineProperty(target, key, { ...found, value: watch(found.value) });
           else if (found.get) Object.defineProperty(target, key, { ...found, get: watch(found.get) });
         } catch {}
       }
       for (const key of ["op", "unit", "bytes", "port", "ports", "data", "then", "0"]) Object.defineProperty(Object.prototype, key, { configurable: true, get() { return undefined }, set(value) { met[met.length] = "set " + key } });
       Error.prepareStackTrace = (error, sites) => { for (const site of sites) if (site.getThis() || site.getFunction()) met[met.length] = "stack"; return "" };
       globalThis.onmessage = () => { met[met.length] = "onmessage" };
       export default (_, ctx) => met.length === 0 ? "clean" : met.join ? "met: " + met[0] : "?"`,
      3,
    );
    const answers = said.slice(1).map(({ op, text, message }) => text ?? `${op} ${message}`);
    expect(answers).toEqual(["clean", "clean", "clean"]);
  });

  test("cannot answer with anything but one buffer, nor twice, nor beside the port", async () => {
    const said = await runUnits(
      `const bomb = { deep: [] }; let at = bomb.deep; for (let i = 0; i < 1000; i++) { at.push([]); at = at[0]; }
       Object.defineProperty(Object.getPrototypeOf(Uint8Array.prototype), "buffer", { get: () => bomb });
       Object.defineProperty(Array.prototype, Symbol.iterator, { value: function* () { yield bomb } });
       JSON.stringify = () => bomb;
       globalThis.postMessage?.("hello");
       export default () => ({ then(resolve) { resolve("one"); resolve("two"); resolve("three") } })`,
      2,
    );
    expect(said.map(({ op }) => op)).toHaveLength(3);
    for (const { op, text } of said.slice(1)) expect([op, text ?? ""].join(" ")).toMatch(/^(output one|failed )/);
  });

  test("sends nothing over the network by any way that is left", async () => {
    const { asked, address } = pages;
    const before = asked.length;
    const said = await runUnits(`export default async () => {
      const tried = [];
      for (const target of ["${address}leak-1", "//127.0.0.1/leak-2"]) {
        try { await import(target); tried.push("import") } catch {}
        try { await (0, fetch)(target); tried.push("fetch") } catch {}
        try { new WebSocket(target); tried.push("socket") } catch {}
        try { importScripts(target); tried.push("script") } catch {}
        try { new Worker(target); tried.push("worker") } catch {}
        try { new Function("return fetch")(); tried.push("function") } catch {}
      }
      return tried;
    }`);
    expect(said[1]?.text).toBe("[]");
    expect(asked.slice(before).filter((url) => url.includes("leak"))).toEqual([]);
  });

  test("may throw where nobody catches: the error is its own, and the worker lives on", async () => {
    const said = await runUnits(
      `export default () => { queueMicrotask(() => { throw new Error("stray") }); Promise.reject(new Error("lost")); return 1 }`,
      2,
    );
    expect(said.map(({ op }) => op)).toEqual(["ready", "output", "output"]);
  });

  test("gets the same numbers as in Node", async () => {
    const sum = await gives(`export default () => {
      let sum = Math.random() + Date.now();
      for (let i = 1; i < 5000; i++) sum += Math.sin(i) * Math.exp(1 / i) + Math.pow(i, 0.3) - Math.log1p(i) + Math.cbrt(i) * Math.tanh(i / 1000);
      return [sum, new Date(86400000 * 365.25).toString()];
    }`);
    expect(sum).toEqual([1_767_225_670_769.4736, "Fri Jan 01 1971 06:00:00 GMT+0000"]);
  });
});
