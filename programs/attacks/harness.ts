import type { AttackClass } from "./attack";
import { heldJs } from "./js-attack";

/** Reports a way when anything that a patched built-in sees is the harness's port, or contains it. */
const MEETING = `
  const { apply, construct, defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect;
  const nameOf = Object.prototype.toString;
  let inside = false;
  const isPort = (value) => {
    try { const name = apply(nameOf, value, []); return name === "[object MessagePort]" || name === "[object MessageEvent]"; }
    catch { return false; }
  };
  const look = (way, value, deep) => {
    if (typeof value !== "object" || value === null) return;
    if (isPort(value)) { defineProperty(ways, ways.length, { __proto__: null, value: way, enumerable: true }); return; }
    if (deep === 0) return;
    const keys = ownKeys(value);
    for (let i = 0; i < keys.length && i < 20; i++) {
      const found = getOwnPropertyDescriptor(value, keys[i]);
      if (found && "value" in found) look(way, found.value, deep - 1);
    }
  };
  const meet = (way, value) => {
    if (inside) return;
    inside = true;
    try { look(way, value, 2); } finally { inside = false; }
  };
  const watch = (target, key) => {
    const found = getOwnPropertyDescriptor(target, key);
    if (!found?.configurable) return;
    const listen = (plain) => function (...values) {
      meet(String(key), this);
      for (let i = 0; i < values.length; i++) meet(String(key), values[i]);
      return new.target ? construct(plain, values, new.target) : apply(plain, this, values);
    };
    if (typeof found.value === "function") defineProperty(target, key, { ...found, value: listen(found.value) });
    else if (found.get) defineProperty(target, key, { ...found, get: listen(found.get) });
  };
  const watchAll = (...targets) => {
    for (let i = 0; i < targets.length; i++) {
      const keys = ownKeys(targets[i]);
      for (let j = 0; j < keys.length; j++) if (keys[j] !== "constructor" && keys[j] !== "prototype") watch(targets[i], keys[j]);
    }
  };`;

/** The patches are in place from the first unit on; what they saw is reported after a few turns. */
const patched = (name: string, tries: string, patches: string) =>
  heldJs({
    name,
    tries,
    control: "worker",
    units: 3,
    source: `
  if (globalThis.met) return globalThis.met;
  globalThis.met = ways;
  {
    ${MEETING}
    ${patches}
  }`,
  });

export const harness: AttackClass = {
  name: "harness",
  title: "Taking over the code around it",
  attacks: [
    heldJs({
      name: "function-constructors",
      tries: "Makes code from text, by every constructor of functions and by eval.",
      control: "worker",
      source: `
  const made = "return typeof this";
  await attempt("Function", () => Function(made)());
  await attempt("constructor", () => (() => {}).constructor(made)());
  await attempt("async", () => (async () => {}).constructor(made)());
  await attempt("generator", () => (function* () {}).constructor(made)().next());
  await attempt("eval", () => (0, eval)("1 + 1"));
  await attempt("a method of the context", () => ctx.log.constructor(made)());
  await attempt("a timer of text", () => reach("setTimeout")("1", 0));`,
    }),
    heldJs({
      name: "other-realms",
      tries: "Looks for the built-ins of another realm behind objects that the browser made.",
      control: "page",
      source: `
  const foreign = (value) => {
    for (let at = value; at; at = Object.getPrototypeOf(at)) {
      const make = at.constructor?.constructor;
      if (make && make !== Function) return make;
    }
    return false;
  };
  await attempt("a clone", () => foreign(structuredClone(new Error("x"))));
  await attempt("a refusal", () => { try { structuredClone(() => {}); } catch (error) { return foreign(error); } });
  await attempt("a shadow realm", () => new (reach("ShadowRealm"))());
  await attempt("a frame", () => {
    const frame = reach("document").createElement("iframe");
    reach("document").body.append(frame);
    return frame.contentWindow.Function !== Function;
  });`,
    }),
    patched(
      "object-prototype",
      "Puts setters on Object.prototype under the names that the harness uses.",
      `const names = ["port", "op", "unit", "bytes", "data", "ports", "owner", "first"];
    for (let i = 0; i < names.length; i++) {
      const key = names[i];
      defineProperty(Object.prototype, key, {
        __proto__: null,
        configurable: true,
        get: () => undefined,
        set(value) {
          meet("set " + key, value);
          meet("set " + key, this);
          defineProperty(this, key, { __proto__: null, value, writable: true, configurable: true, enumerable: true });
        },
      });
    }`,
    ),
    patched("array-methods", "Watches arrays: the iterator, and every method.", "watchAll(Array.prototype);"),
    patched("function-methods", "Watches call, apply and bind, and Reflect.", "watchAll(Function.prototype, Reflect);"),
    patched(
      "promise-methods",
      "Watches promises: then, resolve and all others.",
      "watchAll(Promise.prototype, Promise);",
    ),
    patched("object-and-json", "Watches Object's functions and JSON.", "watchAll(Object, JSON);"),
    patched(
      "collections",
      "Watches maps and sets.",
      "watchAll(Map.prototype, Set.prototype, WeakMap.prototype, WeakSet.prototype);",
    ),
    {
      name: "typed-arrays",
      tries: "Has the harness transfer something other than the unit’s one buffer.",
      control: { none: "the harness writes the answer with built-ins of its own" },
      expected: { kind: "answers", text: /^\{"plain":true\}$/ },
      program: {
        runtime: "js",
        source: `const bomb = { deep: [] };
Object.defineProperty(Object.getPrototypeOf(Uint8Array.prototype), "buffer", { get: () => bomb });
Object.defineProperty(Object.getPrototypeOf(Uint8Array.prototype), "set", { value: () => { throw new TypeError("no copying today") } });
Object.defineProperty(Array.prototype, Symbol.iterator, { value: function* () { yield bomb; yield bomb } });
JSON.stringify = () => bomb;
export default () => ({ plain: true });
`,
      },
    },
    {
      name: "thenable-module",
      tries: "Is a module that pretends to be a promise of another one.",
      control: { none: "it replaces its own function by its own function" },
      expected: { kind: "answers", text: /^replaced$/ },
      program: {
        runtime: "js",
        source: `export function then(resolve) { resolve({ default: () => "replaced" }); resolve({ default: () => "twice" }); }
export default () => "original";
`,
      },
    },
    {
      name: "thenable-answer",
      tries: "Answers with a promise of its own making that settles three times.",
      control: { none: "only the first answer is heard" },
      expected: { kind: "answers", text: /^one$/ },
      program: {
        runtime: "js",
        source: `export default () => ({ then(resolve, reject) { resolve("one"); reject(new Error("two")); resolve("three"); } });
`,
      },
    },
    {
      name: "throwing-getters",
      tries: "Answers with an object whose fields throw when they are read.",
      control: { none: "the customer reads the program's own error" },
      expected: { kind: "fails", error: /^RangeError: not to be read/ },
      program: {
        runtime: "js",
        source: `export default () => new Proxy({ a: 1 }, {
  ownKeys: () => ["a"],
  getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }),
  get(_, key) { if (key === "a") throw new RangeError("not to be read"); },
});
`,
      },
    },
    {
      name: "hostile-error",
      tries: "Throws an error whose name, message and stack are traps, with string methods that answer nonsense.",
      control: { none: "the harness reads errors with built-ins of its own" },
      expected: { kind: "fails", error: /./ },
      program: {
        runtime: "js",
        source: `String.prototype[Symbol.split] = () => ({ length: 3, get 0() { throw new Error("deep"); } });
String.prototype.slice = () => { throw new Error("slice"); };
Array.prototype.join = () => ({});
export default () => {
  throw { get name() { return { toString() { throw new Error("name"); } }; }, message: Symbol("m"), get stack() { throw 1; } };
};
`,
      },
    },
    heldJs({
      name: "stack-frames",
      tries: "Prepares stack traces itself, and takes functions and receivers of the harness from their frames.",
      control: { none: "engines hide the frames of strict code; the unit worker is strict throughout" },
      source: `
  await attempt("frames", () => {
    let found;
    const before = Error.prepareStackTrace;
    Error.prepareStackTrace = (_, sites) => {
      for (const site of sites) {
        const name = site.getFunctionName?.();
        if (name === "default" || name === null) continue;
        found ??= site.getThis?.() ?? site.getFunction?.();
      }
      return "";
    };
    try { void new Error("look").stack; ctx.log({ toJSON() { void new Error("look").stack; return 1; } }); }
    finally { Error.prepareStackTrace = before; }
    return found;
  });`,
    }),
    {
      name: "brink-of-the-stack",
      tries: "Calls the harness at the last bytes of the stack, so that it fails half-way.",
      control: { none: "a stack overflow is the program's own error" },
      expected: { kind: "answers", text: /^still here$/ },
      units: 2,
      program: {
        runtime: "js",
        source: `export default (_, ctx) => {
  const brink = (act) => { try { brink(act); } catch { try { act(); } catch {} } };
  brink(() => ctx.log("deep"));
  brink(() => console.log({ toJSON: () => new Date().toString() }));
  brink(() => Math.random() + performance.now());
  return "still here";
};
`,
      },
    },
    {
      name: "clone-bomb",
      tries: "Answers with something nested a hundred thousand deep, for the receiver to choke on.",
      control: { none: "an answer crosses the hatch as one run of bytes" },
      expected: { kind: "fails", error: /^(RangeError|InternalError|Its output passed the limit)/ },
      program: {
        runtime: "js",
        source: `export default () => {
  let deep = [];
  for (let i = 0; i < 100_000; i++) deep = [deep];
  return deep;
};
`,
      },
    },
    heldJs({
      name: "frozen-context",
      tries: "Changes the context that it is handed, for the units that come after it.",
      control: { none: "the context is frozen, and each unit has its own" },
      units: 2,
      source: `
  await attempt("ctx.unit", () => { ctx.unit = 99; return ctx.unit === 99; });
  await attempt("ctx.file", () => { ctx.file = () => "forged"; return ctx.file() === "forged"; });
  await attempt("ctx.args", () => { ctx.args[0] = "forged"; return ctx.args[0] === "forged"; });`,
    }),
    heldJs({
      name: "real-clock",
      tries: "Measures real time, the first step to listening in on other programs.",
      control: "worker",
      source: `
  const work = () => { let x = 0; for (let i = 0; i < 5e6; i++) x = (x * 31 + i) | 0; return x; };
  await attempt("performance.now", () => { const start = performance.now(); work(); return performance.now() - start > 1.5; });
  await attempt("Date.now", () => { const start = Date.now(); work(); return Date.now() - start > 1.5; });
  await attempt("timeOrigin", () => reach("performance").timeOrigin > 0);
  await attempt("a timer", () => reach("setTimeout")(() => {}, 0));`,
    }),
    heldJs({
      name: "fingerprint",
      tries: "Finds out what machine, browser, language and place it runs on.",
      control: "worker",
      source: `
  for (const name of ["navigator", "location", "Intl", "crypto", "screen", "devicePixelRatio", "scheduler"]) {
    await attempt(name, () => reach(name));
  }
  await attempt("time zone", () => new Date(2026, 6, 1).getTimezoneOffset() !== 0);
  await attempt("memory collection", () => new (reach("WeakRef"))({}));`,
    }),
  ],
};
