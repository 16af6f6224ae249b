import type { Job as JobRow } from "#prisma/generated/client";
import { type JobFault, jobFault } from "#protocol/job-faults/job-fault";
import type { BytesSource, JobManifest } from "#protocol/manifest/job-manifest";
import { parseObjectAddress } from "#protocol/manifest/object-address";
import type { Person } from "../../auth/context";
import type { Connection } from "../../buckets/connection";
import { handle } from "../../handle";
import type { PlanTerms } from "../../inputs/input-planner";
import { keepCopy } from "../../inputs/keep-copy";
import { type NamedBlob, type NamedBlobs, piecesOf } from "../../inputs/named-blobs";
import { type PlanOutcome, refused } from "../../inputs/units-plan";
import { sizesOfSources, uploadedBlob } from "../../programs/uploaded-blob";
import type { BlobStore } from "../../storage/blob-store";
import { ownBlobs } from "../../uploads/own-blobs";
import { storedTogether } from "../../uploads/uploads";

const MIB = 1024 * 1024;

/**
 * The units of a person's own inputs. Other people's uploads are refused like missing ones, before they are read. Plans
 * are shared between people, so blobs that single lines name are checked here and not in the plan.
 */
export async function planInputs(
  own: BlobStore,
  inputs: JobManifest["inputs"],
  customer: Person,
  terms: PlanTerms = {},
): Promise<PlanOutcome> {
  const sources = sourcesOf(inputs);
  const sizes = await sizesOfSources(
    own,
    sources.map(({ source }) => source),
  );
  for (const { path, source, ...about } of sources) {
    const uploaded = await uploadedBlob(sizes, source, { mayBeEmpty: inputs.kind === "files" });
    if (uploaded.kind === "refused") return refused(path, { ...uploaded.fault, ...about });
  }
  if (inputs.kind === "outputs") return planLater(inputs, customer);
  const { planner, blobs, prisma } = handle();
  const full = inputs.kind === "range" ? undefined : await fullStore(customer);
  if (full !== undefined) return refused("inputs", full);
  const connections = "objects" in inputs ? await namedConnections(customer, inputs.objects) : [];
  const outcome = await planner.plan(customer.id, inputs, { ...terms, connections });
  if (outcome.kind === "refused") return outcome;
  const { named, unitsBlob, unpacked } = outcome.plan;
  for (const made of [unitsBlob, unpacked])
    if (made !== undefined && !(await keepCopy(handle(), customer.id, made)))
      return refused("inputs", jobFault("copy-just-deleted"));
  if (!named) return outcome;
  const missing = await firstMissing(named, async (hashes) =>
    (await ownBlobs(blobs, prisma, customer, hashes)).sizes(hashes),
  );
  return missing ? refused("inputs.source", jobFault("named-blob-missing", missing)) : outcome;
}

async function firstMissing(named: NamedBlobs, sizes: (hashes: string[]) => Promise<ReadonlyMap<string, number>>) {
  let first: NamedBlob | undefined;
  for (const piece of piecesOf(named)) {
    const there = await sizes(piece.map(({ hash }) => hash));
    for (const one of piece) if (!there.has(one.hash) && (!first || one.place.number < first.place.number)) first = one;
  }
  return first;
}

/** Another job's outputs become units when it has finished. Somebody else's job is treated as unknown. */
async function planLater({ job }: Extract<JobManifest["inputs"], { kind: "outputs" }>, { id: customerId }: Person) {
  const source = await handle().prisma.job.findFirst({ where: { id: job, customerId } });
  if (!source) return refused("inputs.job", jobFault("no-such-source", { job }));
  const because = whyNotChained(source);
  if (because !== undefined) return refused("inputs.job", because);
  return {
    kind: "planned",
    mayPass: true,
    plan: { units: 0, blocks: [], firstLines: [], longestLineBytes: 0 },
  } satisfies PlanOutcome;
}

function whyNotChained({ id: job, state, deletedAt, manifest }: JobRow): JobFault | undefined {
  if (deletedAt !== null) return jobFault("source-deleted", { job });
  if (state === "cancelled") return jobFault("source-cancelled", { job });
  const { destination } = manifest as Partial<JobManifest>;
  if (destination === undefined) return undefined;
  return jobFault("source-in-bucket", { job, destination });
}

/** The connections of the customer that the addresses name; others do not exist. */
async function namedConnections(customer: Person, objects: readonly string[]): Promise<Connection[]> {
  const named = objects.map(parseObjectAddress).flatMap((one) => (one?.kind === "bucket" ? one.connection : []));
  const found = await Promise.all([...new Set(named)].map((name) => handle().connections.byName(customer.id, name)));
  return found.filter((connection) => connection !== undefined);
}

/** The normalised inputs count like an upload, and may take an account past its limit, once. */
async function fullStore(customer: Person): Promise<JobFault | undefined> {
  const { prisma, config } = handle();
  const max = config.storedBytesPerCustomer;
  if ((await storedTogether(prisma, customer.id)) <= max) return undefined;
  return jobFault("copies-over-quota", { maxMib: max / MIB });
}

function sourcesOf(inputs: JobManifest["inputs"]): { path: string; about?: string; source: BytesSource }[] {
  switch (inputs.kind) {
    case "range":
    case "grid":
    case "bucket":
    case "bucket-lines":
    case "outputs":
      return [];
    case "files":
      return inputs.files.map(({ name, source }) => ({ path: "inputs.files", about: name, source }));
    case "lines":
    case "json":
    case "jsonl":
    case "csv":
    case "archive":
      return [{ path: "inputs.source", source: inputs.source }];
    default:
      throw new Error(`Unhandled inputs: ${(inputs satisfies never as { kind: string }).kind}`);
  }
}
