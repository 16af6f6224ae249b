/**
 * The names in the global scope of a JavaScript program, on every device: ECMAScript without what differs between
 * devices or outlives a unit (Intl, WeakRef, SharedArrayBuffer, Atomics, the newest additions), and a few pure
 * functions. The sandbox removes every other name; the program check warns about names that do not exist.
 */
export const KEPT_NAMES: ReadonlySet<string> = new Set([
  ...["globalThis", "undefined", "NaN", "Infinity", "Object", "Function", "Array", "Boolean", "Number", "BigInt"],
  ...["String", "Symbol", "RegExp", "Date", "Promise", "Proxy", "Reflect", "JSON", "Math"],
  ...["Map", "Set", "WeakMap", "WeakSet"],
  ...["Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"],
  ...["ArrayBuffer", "DataView", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array"],
  ...["Int32Array", "Uint32Array", "BigInt64Array", "BigUint64Array", "Float32Array", "Float64Array"],
  ...["parseInt", "parseFloat", "isNaN", "isFinite", "escape", "unescape"],
  ...["decodeURI", "decodeURIComponent", "encodeURI", "encodeURIComponent"],
  ...["WebAssembly", "TextEncoder", "TextDecoder", "structuredClone", "queueMicrotask", "atob", "btoa"],
]);

/** Replaced for units: the engine's own reveal the time, or lead outside. */
export const GIVEN_NAMES = ["self", "performance", "console"] as const;
