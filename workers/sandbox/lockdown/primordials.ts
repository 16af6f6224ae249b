/**
 * The built-in functions as they were before customers' code ran. A JavaScript program may change every prototype that
 * it can reach, so whatever runs after it, and everything that touches the port, uses only these.
 */
type Method = (this: never, ...values: never[]) => unknown;

/** `uncurry(method)(object, …)` is `object.method(…)`, whatever becomes of `method`, `call` and `apply` later. */
export const uncurry = Function.prototype.bind.bind(Function.prototype.call) as <M extends Method>(
  method: M,
) => (self: ThisParameterType<M>, ...values: Parameters<M>) => ReturnType<M>;

const getter = <T>(prototype: object, name: string | symbol) => {
  const { get } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  if (!get) throw new Error(`This engine has no ${String(name)} where it should be.`);
  return uncurry(get as Method) as (self: unknown) => T;
};

const typedArray: object = Object.getPrototypeOf(Uint8Array.prototype);

export const { isView } = ArrayBuffer;
export const { stringify, parse } = JSON;
export const { defineProperty, freeze } = Object;
export const { isNaN: isNotNumber } = Number;
export const NativeString = String;
export const NativeError = Error;
export const NativeTypeError = TypeError;
export const NativeUint8Array = Uint8Array;
export const NativeFloat32Array = Float32Array;
export const NativeFloat64Array = Float64Array;

const encoder = new TextEncoder();
const encodeWith = uncurry(TextEncoder.prototype.encode as Method) as (self: TextEncoder, text: string) => Uint8Array;
export const encodeText = (text: string): Uint8Array => encodeWith(encoder, text);

export const sliceText = uncurry(String.prototype.slice as Method) as (
  self: string,
  from: number,
  to?: number,
) => string;
/** For strings: unlike their relatives, these do not look up `Symbol.split` or `Symbol.replace`. */
export const indexOfText = uncurry(String.prototype.indexOf as Method) as (
  self: string,
  text: string,
  from: number,
) => number;
export const startsWith = uncurry(String.prototype.startsWith as Method) as (self: string, start: string) => boolean;
export const setBytes = uncurry(Uint8Array.prototype.set as Method) as (
  self: Uint8Array,
  from: Uint8Array,
  at?: number,
) => void;

export const bufferByteLength = getter<number>(ArrayBuffer.prototype, "byteLength");
export const arrayBuffer = getter<ArrayBuffer>(typedArray, "buffer");
export const arrayByteOffset = getter<number>(typedArray, "byteOffset");
export const arrayByteLength = getter<number>(typedArray, "byteLength");
export const arrayLength = getter<number>(typedArray, "length");
/** The name of a typed array's kind, or undefined for anything else, including a DataView. */
export const arrayKind = getter<string | undefined>(typedArray, Symbol.toStringTag);
export const viewBuffer = getter<ArrayBuffer>(DataView.prototype, "buffer");
export const viewByteOffset = getter<number>(DataView.prototype, "byteOffset");
export const viewByteLength = getter<number>(DataView.prototype, "byteLength");

const thenWith = uncurry(Promise.prototype.then as Method) as (
  self: Promise<unknown>,
  onValue: () => void,
  onError: () => void,
) => void;

/**
 * Calls `act` when a promise that the engine made is settled, either way. Whatever the program has put in place of
 * `then` or `constructor`, this is called no later than what it attached itself.
 */
export function whenSettled(promise: Promise<unknown>, act: () => void) {
  thenWith(promise, act, act);
}

/** Waits for a value that may be a promise or a thenable; exactly one of the two is called, once, later. */
export async function settle(value: unknown, onValue: (value: unknown) => void, onError: (error: unknown) => void) {
  let settled: unknown;
  try {
    settled = await value;
  } catch (error) {
    return onError(error);
  }
  onValue(settled);
}

const { iterator } = Symbol;

/** A list of one buffer for `postMessage`. A program could make arrays yield others, or never end. */
export function transferOf(buffer: ArrayBuffer): Transferable[] {
  let isGiven = false;
  const next = () => {
    const done = isGiven;
    isGiven = true;
    return { __proto__: null, done, value: buffer };
  };
  const list = { __proto__: null, [iterator]: () => ({ __proto__: null, next }) };
  return list as never;
}
