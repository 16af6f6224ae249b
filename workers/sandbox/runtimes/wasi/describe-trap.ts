import { trapFrames } from "./trap-frames";

/** Thrown when the device, not the program, is at fault; the unit is then lost, without blaming the program. */
export class DeviceFault extends Error {}

const OUT_OF_DEVICE_MEMORY = /alloc|out of memory/i;

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

function framesOf(stack: unknown, module: WebAssembly.Module): string {
  const ofMeter = WebAssembly.Module.imports(module).filter(({ kind }) => kind === "function").length - 1;
  return trapFrames(stack, ofMeter)
    .map((number) => `\n  at function ${number}`)
    .join("");
}
