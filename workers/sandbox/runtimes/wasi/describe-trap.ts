import type { OwnFault } from "#protocol/devices/sandbox-messages";
import { trapFrames } from "./trap-frames";

/** Thrown when the device, not the program, is at fault; the unit is then lost, without blaming the program. */
export class DeviceFault extends Error {}

const OUT_OF_DEVICE_MEMORY = /alloc|out of memory/i;

const UNCAUGHT: OwnFault = "uncaught-exception";

/**
 * What the engine says about the end of a program, after the error's name unless it is a plain trap, and for a trap the
 * functions in which it was, the innermost first. Engines word it differently, so it is shown and never compared.
 */
export function describeTrap(error: unknown, module: WebAssembly.Module): string {
  if (!(error instanceof Error)) return UNCAUGHT;
  if (error instanceof WebAssembly.RuntimeError) return `${error.message}${framesOf(error.stack, module)}`;
  if (error instanceof RangeError && OUT_OF_DEVICE_MEMORY.test(error.message)) throw new DeviceFault(error.message);
  return `${error.name}: ${error.message}`;
}

function framesOf(stack: unknown, module: WebAssembly.Module): string {
  const ofMeter = WebAssembly.Module.imports(module).filter(({ kind }) => kind === "function").length - 1;
  return trapFrames(stack, ofMeter)
    .map((number) => `\n  at function ${number}`)
    .join("");
}
