import type { BytesSource, JobManifest } from "./job-manifest";

/** The manifest with every source of bytes replaced, one after the other, in the order in which it names them. */
export async function mapSources(
  manifest: JobManifest,
  replace: (source: BytesSource) => Promise<BytesSource>,
): Promise<JobManifest> {
  const program = { ...manifest.program, source: await replace(manifest.program.source) };
  const inputs = await mapInputs(manifest.inputs, replace);
  const shared: JobManifest["shared"] = [];
  for (const file of manifest.shared) shared.push({ ...file, source: await replace(file.source) });
  const { comparison } = manifest;
  if (comparison.kind !== "program") return { ...manifest, program, inputs, shared };
  return {
    ...manifest,
    program,
    inputs,
    shared,
    comparison: { ...comparison, source: await replace(comparison.source) },
  };
}

async function mapInputs(
  inputs: JobManifest["inputs"],
  replace: (source: BytesSource) => Promise<BytesSource>,
): Promise<JobManifest["inputs"]> {
  switch (inputs.kind) {
    case "range":
    case "grid":
    case "bucket":
    case "bucket-lines":
    case "outputs":
      return inputs;
    case "lines":
    case "json":
    case "jsonl":
    case "csv":
    case "archive":
      return { ...inputs, source: await replace(inputs.source) };
    case "files": {
      const files: typeof inputs.files = [];
      for (const file of inputs.files) files.push({ ...file, source: await replace(file.source) });
      return { ...inputs, files };
    }
    default:
      throw new Error(`Unhandled inputs: ${(inputs satisfies never as JobManifest["inputs"]).kind}`);
  }
}

/** The blobs that inputs name, each once. */
export async function blobsOfInputs(inputs: JobManifest["inputs"]): Promise<string[]> {
  const named = new Set<string>();
  await mapInputs(inputs, async (source) => {
    if ("blob" in source) named.add(source.blob);
    return source;
  });
  return [...named];
}

/** The blobs that the manifest names, each once. */
export async function namedBlobs(manifest: JobManifest): Promise<string[]> {
  const named = new Set<string>();
  await mapSources(manifest, async (source) => {
    if ("blob" in source) named.add(source.blob);
    return source;
  });
  return [...named];
}
