import type { Job as JobRow } from "#prisma/generated/client";
import type { BytesSource, JobManifest } from "#protocol/job-manifest";
import { parseObjectAddress } from "#protocol/object-address";
import type { Person } from "../../auth/context";
import type { Connection } from "../../buckets/connection";
import { handle } from "../../handle";
import { missingBlob } from "../../inputs/json-inputs";
import { keepCopy } from "../../inputs/keep-copy";
import { type PlanOutcome, refused } from "../../inputs/units-plan";
import { sizesOfSources, uploadedBlob } from "../../programs/uploaded-blob";
import type { BlobStore } from "../../storage/blob-store";
import { ownBlobs } from "../../uploads/own-blobs";
import { storedBytes } from "../../uploads/uploads";

const MIB = 1024 * 1024;

/**
 * The units of a person's own inputs. Other people's uploads are refused like missing ones, before they are read. Plans
 * are shared between people, so blobs that single lines name are checked here and not in the plan.
 */
export async function planInputs(
  own: BlobStore,
  inputs: JobManifest["inputs"],
  customer: Person,
  signal?: AbortSignal,
): Promise<PlanOutcome> {
  const sources = sourcesOf(inputs);
  const sizes = await sizesOfSources(
    own,
    sources.map(({ source }) => source),
  );
  for (const { path, about, source } of sources) {
    const uploaded = await uploadedBlob(sizes, source, { mayBeEmpty: inputs.kind === "files" });
    if (uploaded.kind === "refused") return refused(path, `${about}${uploaded.message}`);
  }
  if (inputs.kind === "outputs") return planLater(inputs, customer);
  const { planner, blobs, prisma } = handle();
  const full = inputs.kind === "range" ? undefined : await fullStore(customer);
  if (full !== undefined) return refused("inputs", full);
  const connections = "objects" in inputs ? await namedConnections(customer, inputs.objects) : [];
  const outcome = await planner.plan(customer.id, inputs, signal, connections);
  if (outcome.kind === "refused") return outcome;
  const { named, unitsBlob, unpacked } = outcome.plan;
  for (const made of [unitsBlob, unpacked])
    if (made !== undefined && !(await keepCopy(handle(), customer.id, made))) return refused("inputs", GONE);
  if (!named) return outcome;
  const theirs = await ownBlobs(blobs, prisma, customer, [...named.keys()]);
  const there = await theirs.sizes(named.keys());
  for (const [hash, where] of named) {
    if (!there.has(hash)) return refused("inputs.source", missingBlob(where, hash));
  }
  return outcome;
}

/** Another job's outputs become units when it has finished. Somebody else's job is treated as unknown. */
async function planLater({ job }: Extract<JobManifest["inputs"], { kind: "outputs" }>, { id: customerId }: Person) {
  const source = await handle().prisma.job.findFirst({ where: { id: job, customerId } });
  if (!source) return refused("inputs.job", `You have no job ${job}. GET /api/v1/jobs lists yours.`);
  const because = whyNotChained(source);
  if (because !== undefined) return refused("inputs.job", because);
  return {
    kind: "planned",
    mayPass: true,
    plan: { units: 0, blocks: [], firstLines: [], longestLineBytes: 0 },
  } satisfies PlanOutcome;
}

function whyNotChained({ id, state, deletedAt, manifest }: JobRow): string | undefined {
  if (deletedAt !== null) return `The outputs of ${id} were deleted. Submit that job again, and name the new one here.`;
  if (state === "cancelled") return `${id} was cancelled, so it never finishes. Name a job that runs or has finished.`;
  const { destination } = manifest as Partial<JobManifest>;
  if (destination === undefined) return undefined;
  return `The outputs of ${id} go to ${destination}. Name them there, with inputs of the kind "bucket".`;
}

const GONE = "A copy of these inputs was being deleted at this moment. Try again.";

/** The connections of the customer that the addresses name; others do not exist. */
async function namedConnections(customer: Person, objects: readonly string[]): Promise<Connection[]> {
  const named = objects.map(parseObjectAddress).flatMap((one) => (one?.kind === "bucket" ? one.connection : []));
  const found = await Promise.all([...new Set(named)].map((name) => handle().connections.byName(customer.id, name)));
  return found.filter((connection) => connection !== undefined);
}

/** The normalised inputs count like an upload, and may take an account past its limit, once. */
async function fullStore(customer: Person): Promise<string | undefined> {
  const { prisma, config } = handle();
  const max = config.storedBytesPerCustomer;
  if ((await storedBytes(prisma, customer.id)) <= max) return undefined;
  return `With the copies of inputs made for devices, you would store more than ${max / MIB} MiB here, the maximum per account. Ask the city's admins for more.`;
}

function sourcesOf(inputs: JobManifest["inputs"]): { path: string; about: string; source: BytesSource }[] {
  switch (inputs.kind) {
    case "range":
    case "grid":
    case "bucket":
    case "bucket-lines":
    case "outputs":
      return [];
    case "files":
      return inputs.files.map(({ name, source }) => ({ path: "inputs.files", about: `${name}: `, source }));
    case "lines":
    case "json":
    case "jsonl":
    case "csv":
    case "archive":
      return [{ path: "inputs.source", about: "", source: inputs.source }];
    default:
      throw new Error(`Unhandled inputs: ${(inputs satisfies never as { kind: string }).kind}`);
  }
}
