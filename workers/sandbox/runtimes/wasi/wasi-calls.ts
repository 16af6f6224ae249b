import { descriptorCalls } from "./descriptor-calls";
import { fileCalls } from "./file-calls";
import type { Guest, WasiCall } from "./guest";
import { pathCalls } from "./path-calls";
import { pollCalls } from "./poll-calls";
import { processCalls } from "./process-calls";

/** WASI preview 1 for one guest, by name. */
export function wasiCalls(guest: Guest): Record<string, WasiCall> {
  return {
    ...processCalls(guest),
    ...pollCalls(guest),
    ...fileCalls(guest),
    ...descriptorCalls(guest),
    ...pathCalls(guest),
  };
}
