/**
 * The bundle of a worker thread: beside its opener when that is bundled too, else, while developing, where the build puts
 * it. A thread never runs from TypeScript: its lockdown takes what a loader needs.
 */
export function workerEntry(name: string, openerUrl: string): URL {
  return new URL(openerUrl.endsWith(".ts") ? `../../dist/cli/${name}.mjs` : `./${name}.mjs`, openerUrl);
}
