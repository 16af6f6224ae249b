import type { MountedBlob, PythonForm } from "#core/jobs/job-spec";
import { PYTHON_MAIN } from "#core/jobs/python-call";
import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import type { BytesSource } from "#protocol/manifest/job-manifest";
import { mainPath, mayHoldPython } from "#python/python-files";
import { handle } from "../../handle";
import type { CityInterpreter } from "../../programs/city-interpreter";
import { uploadedBlob } from "../../programs/uploaded-blob";
import type { BlobStore } from "../../storage/blob-store";
import { faultyProgram, type RefusedProgram, refusedProgram, type Said } from "./prepare-program";

export type PreparedPython =
  | {
      kind: "prepared";
      runs: CityInterpreter;
      /** The customer's source, at the path where the interpreter finds it. */
      main: MountedBlob;
      form: PythonForm;
      said: Said;
    }
  | RefusedProgram;

const MAGIC_BYTES = 4;

/** Has a Python program checked together with its shared files, and returns what devices run. */
export async function preparePython(
  blobs: BlobStore,
  personId: string,
  { source, shared }: { source: BytesSource; shared: MountedBlob[] },
  signal?: AbortSignal,
): Promise<PreparedPython> {
  const uploaded = await uploadedBlob(blobs, source);
  if (uploaded.kind === "refused") return refusedProgram(uploaded.fault);
  const own = shared.find(({ path }) => path === PYTHON_MAIN.file || path === PYTHON_MAIN.zip);
  if (own) return refusedProgram(jobFault("path-of-program", { path: own.path }));
  const { blobs: store, prisma, python } = handle();
  const runs = await python.interpreter(store, prisma);
  if (!runs) return refusedProgram(jobFault("no-interpreter"));
  const code = shared.filter(({ path }) => mayHoldPython(path));
  const total = code.reduce((sum, { bytes }) => sum + bytes, uploaded.bytes);
  if (total > LIMITS.MAX_PYTHON_BYTES) return refusedProgram(jobFault("python-too-large", { bytes: total }));
  const { hash, bytes } = uploaded;
  const main = {
    path: mainPath(await blobs.bytes(hash, { start: 0, end: Math.min(MAGIC_BYTES, bytes) })),
    hash,
    bytes,
  };
  const files = [main, ...code].map(({ path, hash }) => ({ path, hash }));
  const check = await python.check(personId, { files, bytes: (hash) => blobs.bytes(hash) }, signal);
  if (check.kind === "refused") return faultyProgram(check.faults);
  const { form, notes, warnings } = check;
  return { kind: "prepared", runs, main, form, said: { notes, warnings } };
}
