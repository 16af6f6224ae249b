/** Thrown when the device, not the program, is at fault; the unit is then lost, without blaming the program. */
export class DeviceFault extends Error {}

const OUT_OF_DEVICE_MEMORY = /alloc|out of memory/i;
/** Chromium collects no more. */
const MAX_FRAMES = 10;
const FRAME = /wasm-function\[(\d{1,7})\]/;

/**
 * A sentence about what ended a program, and for a trap the functions in which it was, the innermost first. Engines word
 * it differently, so it is shown and never compared.
 */
export function describeTrap(error: unknown, module: WebAssembly.Module): string {
  if (!(error instanceof Error)) return "It threw an exception that it did not catch.";
  if (error instanceof WebAssembly.RuntimeError) return `It trapped: ${error.message}.${framesOf(error.stack, module)}`;
  if (error instanceof RangeError && OUT_OF_DEVICE_MEMORY.test(error.message)) throw new DeviceFault(error.message);
  if (error instanceof RangeError || error.name === "InternalError") return `Its stack overflowed: ${error.message}.`;
  return `It was ended by ${error.name}: ${error.message}.`;
}

/**
 * Numbers of functions in the customer's own module: the meter has added one import, the last. Every engine knows the
 * numbers; offsets are those of the metered module, and WebKit has none.
 */
function framesOf(stack: unknown, module: WebAssembly.Module): string {
  if (typeof stack !== "string") return "";
  const ofMeter = WebAssembly.Module.imports(module).filter(({ kind }) => kind === "function").length - 1;
  let [frames, text] = [0, ""];
  for (const line of stack.split("\n")) {
    const number = Number(FRAME.exec(line)?.[1] ?? Number.NaN);
    if (Number.isNaN(number) || number === ofMeter || frames === MAX_FRAMES) continue;
    frames += 1;
    text += `\n  at function ${number > ofMeter ? number - 1 : number}`;
  }
  return text;
}
