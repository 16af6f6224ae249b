/**
 * The bundle of a worker thread: next to its opener if that is bundled too, otherwise (in development) where the build
 * puts it. A thread never runs from TypeScript, because its lockdown removes what a loader needs.
 */
export function workerEntry(name: string, openerUrl: string): URL {
  return new URL(openerUrl.endsWith(".ts") ? `../../dist/cli/${name}.mjs` : `./${name}.mjs`, openerUrl);
}
