import { descriptorCalls } from "./descriptor-calls";
import { fileCalls } from "./file-calls";
import type { GuestHost, WasiCall } from "./guest";
import { pathCalls } from "./path-calls";
import { pollCalls } from "./poll-calls";
import { processCalls } from "./process-calls";

/** WASI preview 1 by name, for the guest that is in the host when it is called. */
export function wasiCalls(host: GuestHost): Record<string, WasiCall> {
  return {
    ...processCalls(host),
    ...pollCalls(host),
    ...fileCalls(host),
    ...descriptorCalls(host),
    ...pathCalls(host),
  };
}
