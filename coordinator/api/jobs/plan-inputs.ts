import type { BytesSource, JobManifest } from "#protocol/job-manifest";
import { handle } from "../../handle";
import { missingBlob } from "../../inputs/json-inputs";
import { type PlanOutcome, refused } from "../../inputs/units-plan";
import { uploadedBlob } from "../../programs/uploaded-blob";
import type { BlobStore } from "../../storage/blob-store";
import { ownBlobs } from "../../uploads/own-blobs";
import type { Person } from "../context";

/**
 * The units of a person's own inputs. What others have uploaded is refused in the words for what nobody has, before it
 * is read; plans are shared between people, so that what single lines name is asked about here and not there.
 */
export async function planInputs(
  own: BlobStore,
  inputs: JobManifest["inputs"],
  customer: Person,
  signal?: AbortSignal,
): Promise<PlanOutcome> {
  for (const { path, about, source } of sourcesOf(inputs)) {
    const uploaded = await uploadedBlob(own, source, { mayBeEmpty: inputs.kind === "files" });
    if (uploaded.kind === "refused") return refused(path, `${about}${uploaded.message}`);
  }
  const { planner, blobs, prisma } = handle();
  const outcome = await planner.plan(customer.id, inputs, signal);
  if (outcome.kind === "refused" || !outcome.plan.named) return outcome;
  const { named } = outcome.plan;
  const theirs = await ownBlobs(blobs, prisma, customer, [...named.keys()]);
  for (const [hash, where] of named) {
    if ((await theirs.size(hash)) === undefined) return refused("inputs.source", missingBlob(where, hash));
  }
  return outcome;
}

function sourcesOf(inputs: JobManifest["inputs"]): { path: string; about: string; source: BytesSource }[] {
  switch (inputs.kind) {
    case "range":
      return [];
    case "files":
      return inputs.files.map(({ name, source }) => ({ path: "inputs.files", about: `${name}: `, source }));
    case "lines":
    case "json":
    case "jsonl":
      return [{ path: "inputs.source", about: "", source: inputs.source }];
    default:
      throw new Error(`Unhandled inputs: ${(inputs satisfies never as { kind: string }).kind}`);
  }
}
