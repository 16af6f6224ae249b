/** Which names the language has: a program that asks for one and takes another way without it must get the same answer everywhere. */
const ROOTS = [
  "Object",
  "Function",
  "Array",
  "Boolean",
  "Number",
  "BigInt",
  "String",
  "Symbol",
  "RegExp",
  "Date",
  "Promise",
  "Proxy",
  "Reflect",
  "JSON",
  "Math",
  "Map",
  "Set",
  "WeakMap",
  "WeakSet",
  "Error",
  "AggregateError",
  "ArrayBuffer",
  "DataView",
  "Uint8Array",
  "Float64Array",
  "WebAssembly",
  "console",
  "performance",
];
/** Names that hold something: an engine may not let go of one whose value was taken. */
/** What cannot be taken away where it is, or is where engines please. */
const unseen = ["BYTES_PER_ELEMENT", "dispose", "asyncDispose", "constructor", "length", "name", "stack"];
const namesOf = (value) =>
  Reflect.ownKeys(value)
    .filter(
      (key) => typeof key === "string" && !unseen.includes(key) && (value !== globalThis || value[key] !== undefined),
    )
    .sort()
    .join();

export default () => {
  const hidden = {
    TypedArray: Object.getPrototypeOf(Uint8Array),
    generator: Object.getPrototypeOf(function* () {}),
    async: Object.getPrototypeOf(async () => {}),
  };
  const lines = [["globalThis", ROOTS.map((name) => typeof globalThis[name]).join()]];
  for (const [name, value] of [...ROOTS.map((root) => [root, globalThis[root]]), ...Object.entries(hidden)]) {
    lines.push([name, namesOf(value)]);
    if (value.prototype) lines.push([`${name}.prototype`, namesOf(value.prototype)]);
  }
  return report(lines);
};
