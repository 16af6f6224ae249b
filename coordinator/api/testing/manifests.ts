import type { JobManifestInput } from "#protocol/manifest/job-manifest";

/** The source of a JavaScript module that does what its input says. */
export const DOUBLE = "export default (input) => input * 2;\n";

/** A valid manifest; tests change what they are about. */
export const manifest = (program: string, changes: Partial<JobManifestInput> = {}): JobManifestInput => ({
  name: "Doubles",
  program: { runtime: "js", source: { blob: program } },
  inputs: { kind: "range", from: 1, to: 10 },
  budget: "1.00",
  ...changes,
});
