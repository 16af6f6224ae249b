import { MUSL_MATH } from "./musl-math-wasm";

type Unary = "acos" | "acosh" | "asin" | "asinh" | "atan" | "atanh" | "cbrt" | "cos" | "cosh" | "exp" | "expm1" | "log";
type MoreUnary = "log10" | "log1p" | "log2" | "sin" | "sinh" | "tan" | "tanh";

/** musl's libm. Its results are the same bits in every engine and on every processor. */
export type MuslMath = Record<Unary | MoreUnary, (x: number) => number> &
  Record<"atan2" | "pow" | "hypot", (x: number, y: number) => number>;

export function loadMuslMath(): MuslMath {
  const bytes = Uint8Array.from(atob(MUSL_MATH), (character) => character.charCodeAt(0));
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), {}).exports as unknown as MuslMath;
}
