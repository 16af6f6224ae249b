import { readFileSync } from "node:fs";
import { JobManifest } from "#protocol/manifest/job-manifest";

/** The sample program that exists in several languages, in those that can be run as committed. */
export interface Language {
  name: string;
  folder: URL;
  manifest: JobManifest;
  /**
   * Iterations of one unit of the first job, from which the duration of an iteration is computed: some tens of
   * milliseconds.
   */
  firstTurns: number;
}

const COMPILED_TURNS = 200_000;
const INTERPRETED_TURNS = 4_000;

export const LANGUAGES: readonly Language[] = [
  language("C", "c", COMPILED_TURNS),
  language("Rust", "rust", COMPILED_TURNS),
  language("AssemblyScript", "assemblyscript", COMPILED_TURNS),
  language("JS", "js", COMPILED_TURNS),
  language("Python", "python", INTERPRETED_TURNS),
];

function language(name: string, folderName: string, firstTurns: number): Language {
  const folder = new URL(`../../../samples/area/${folderName}/`, import.meta.url);
  const manifest = JobManifest.parse(JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8")));
  return { name, folder, manifest, firstTurns };
}
