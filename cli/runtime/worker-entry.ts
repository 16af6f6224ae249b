import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** What `new Worker(script, { eval })` needs to start an entry. */
export interface WorkerEntry {
  script: URL | string;
  eval: boolean;
}

/**
 * The entry of a worker thread that lies beside its opener: the bundled `.mjs` of that name once built, TypeScript while
 * developing. Node 20 does not apply `--import tsx` to a thread's own entry, so a line of script registers it first.
 */
export function workerEntry(name: string, openerUrl: string): WorkerEntry {
  if (!openerUrl.endsWith(".ts")) return { script: new URL(`./${name}.mjs`, openerUrl), eval: false };
  const tsx = pathToFileURL(
    createRequire(openerUrl)
      .resolve("tsx/esm/api")
      .replace(/\.cjs$/, ".mjs"),
  ).href;
  const entry = new URL(`./${name}.ts`, openerUrl).href;
  const script = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(entry)}); })`;
  return { script, eval: true };
}
