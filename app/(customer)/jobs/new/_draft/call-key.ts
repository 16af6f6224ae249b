import type { JobManifest } from "#protocol/job-manifest";

/** Names what a unit's call depends on: a try-out holds while this does not change. */
export function callKey({ program, inputs, shared, args, stdin, outputs, okExitCodes, limits }: JobManifest): string {
  return JSON.stringify([program, inputs, shared, args, stdin, outputs, okExitCodes, limits]);
}
