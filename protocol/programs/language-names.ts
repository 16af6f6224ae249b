/**
 * The names of ES2023 on the language's own objects that every engine has. Names that only newer engines have are
 * removed, so that a program that tests for them behaves the same on every device. Symbols are left alone.
 */
export const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  Object:
    "assign create defineProperties defineProperty entries freeze fromEntries getOwnPropertyDescriptor getOwnPropertyDescriptors getOwnPropertyNames getOwnPropertySymbols getPrototypeOf hasOwn is isExtensible isFrozen isSealed keys preventExtensions seal setPrototypeOf values",
  "Object.prototype":
    "__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__ hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf",
  Function: "",
  "Function.prototype": "apply arguments bind call caller toString",
  Array: "from isArray of",
  "Array.prototype":
    "at concat copyWithin entries every fill filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf join keys lastIndexOf map pop push reduce reduceRight reverse shift slice some sort splice toLocaleString toReversed toSorted toSpliced toString unshift values with",
  Number:
    "EPSILON MAX_SAFE_INTEGER MAX_VALUE MIN_SAFE_INTEGER MIN_VALUE NEGATIVE_INFINITY NaN POSITIVE_INFINITY isFinite isInteger isNaN isSafeInteger parseFloat parseInt",
  "Number.prototype": "toExponential toFixed toLocaleString toPrecision toString valueOf",
  BigInt: "asIntN asUintN",
  "BigInt.prototype": "toLocaleString toString valueOf",
  String: "fromCharCode fromCodePoint raw",
  "String.prototype":
    "anchor at big blink bold charAt charCodeAt codePointAt concat endsWith fixed fontcolor fontsize includes indexOf isWellFormed italics lastIndexOf link localeCompare match matchAll normalize padEnd padStart repeat replace replaceAll search slice small split startsWith strike sub substr substring sup toLocaleLowerCase toLocaleUpperCase toLowerCase toString toUpperCase toWellFormed trim trimEnd trimLeft trimRight trimStart valueOf",
  Symbol:
    "asyncIterator for hasInstance isConcatSpreadable iterator keyFor match matchAll replace search species split toPrimitive toStringTag unscopables",
  "Symbol.prototype": "description toString valueOf",
  RegExp: "$& $' $+ $1 $2 $3 $4 $5 $6 $7 $8 $9 $_ $` input lastMatch lastParen leftContext rightContext",
  "RegExp.prototype":
    "compile dotAll exec flags global hasIndices ignoreCase multiline source sticky test toString unicode unicodeSets",
  Date: "UTC now parse",
  "Date.prototype":
    "getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTime getTimezoneOffset getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMilliseconds getUTCMinutes getUTCMonth getUTCSeconds getYear setDate setFullYear setHours setMilliseconds setMinutes setMonth setSeconds setTime setUTCDate setUTCFullYear setUTCHours setUTCMilliseconds setUTCMinutes setUTCMonth setUTCSeconds setYear toDateString toGMTString toISOString toJSON toLocaleDateString toLocaleString toLocaleTimeString toString toTimeString toUTCString valueOf",
  Promise: "all allSettled any race reject resolve",
  "Promise.prototype": "catch finally then",
  Proxy: "revocable",
  Reflect:
    "apply construct defineProperty deleteProperty get getOwnPropertyDescriptor getPrototypeOf has isExtensible ownKeys preventExtensions set setPrototypeOf",
  JSON: "parse stringify",
  Map: "",
  "Map.prototype": "clear delete entries forEach get has keys set size values",
  Set: "",
  "Set.prototype": "add clear delete entries forEach has keys size values",
  WeakMap: "",
  "WeakMap.prototype": "delete get has set",
  WeakSet: "",
  "WeakSet.prototype": "add delete has",
  Error: "captureStackTrace stackTraceLimit",
  "Error.prototype": "message toString name stack",
  ArrayBuffer: "isView",
  "ArrayBuffer.prototype": "byteLength maxByteLength resizable resize slice",
  DataView: "",
  "DataView.prototype":
    "buffer byteLength byteOffset getBigInt64 getBigUint64 getFloat32 getFloat64 getInt16 getInt32 getInt8 getUint16 getUint32 getUint8 setBigInt64 setBigUint64 setFloat32 setFloat64 setInt16 setInt32 setInt8 setUint16 setUint32 setUint8",
  WebAssembly:
    "CompileError Exception Global Instance LinkError Memory Module RuntimeError Table Tag compile instantiate validate",
  TypedArray: "from of",
  "TypedArray.prototype":
    "at buffer byteLength byteOffset copyWithin entries every fill filter find findIndex findLast findLastIndex forEach includes indexOf join keys lastIndexOf map reduce reduceRight reverse set slice some sort subarray toLocaleString toReversed toSorted toString values with",
  Uint8Array: "BYTES_PER_ELEMENT",
  "Uint8Array.prototype": "BYTES_PER_ELEMENT",
  "Iterator.prototype": "",
};
