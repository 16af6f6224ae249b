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
export const { freeze } = Object;
export const { isNaN: isNotNumber } = Number;
export const NativeString = String;
export const NativeError = Error;
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
export const splitText = uncurry(String.prototype.split as Method) as (self: string, by: string) => string[];
export const joinTexts = uncurry(Array.prototype.join as Method) as (self: string[], by: string) => string;
export const startsWith = uncurry(String.prototype.startsWith as Method) as (self: string, start: string) => boolean;
export const setBytes = uncurry(Uint8Array.prototype.set as Method) as (self: Uint8Array, from: Uint8Array) => void;

export const bufferByteLength = getter<number>(ArrayBuffer.prototype, "byteLength");
export const arrayBuffer = getter<ArrayBuffer>(typedArray, "buffer");
export const arrayByteOffset = getter<number>(typedArray, "byteOffset");
export const arrayByteLength = getter<number>(typedArray, "byteLength");
/** The name of a typed array's kind, or undefined for anything else, a DataView among them. */
export const arrayKind = getter<string | undefined>(typedArray, Symbol.toStringTag);
export const viewBuffer = getter<ArrayBuffer>(DataView.prototype, "buffer");
export const viewByteOffset = getter<number>(DataView.prototype, "byteOffset");
export const viewByteLength = getter<number>(DataView.prototype, "byteLength");

const NativePromise = Promise;
const resolveWith = uncurry(Promise.resolve as Method) as (
  self: PromiseConstructor,
  value: unknown,
) => Promise<unknown>;
const thenWith = uncurry(Promise.prototype.then as Method) as (
  self: Promise<unknown>,
  onValue: (value: unknown) => void,
  onError: (error: unknown) => void,
) => void;

/** Waits for a value that may be a promise or a thenable; exactly one of the two is called, later. */
export function settle(value: unknown, onValue: (value: unknown) => void, onError: (error: unknown) => void) {
  thenWith(resolveWith(NativePromise, value), onValue, onError);
}
