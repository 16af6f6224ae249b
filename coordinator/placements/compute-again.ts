import { hash } from "node:crypto";
import type { DeviceId } from "#core/ids";
import { keptText } from "#core/units/kept-output";
import type { ReplicaResult } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { blockOfUnit } from "../inputs/block-of-unit";
import { readLines } from "../inputs/read-lines";
import type { OpenDestination } from "./open-destination";
import type { PlaceParts } from "./place-parts";
import type { DuePlacement } from "./placement-rows";
import { chooseRecomputer } from "./recomputations";

/**
 * Has a settled unit computed once more, by any device: its answer is known, so a device that returns the same has its
 * output. Returns that device; undefined when there is none now, or its answer differed.
 */
export async function computeAgain(
  parts: PlaceParts,
  destination: OpenDestination,
  { unit, digest }: Pick<DuePlacement, "unit" | "digest">,
  mayAsk: (deviceId: DeviceId) => boolean,
): Promise<DeviceId | undefined> {
  const { coordinator, prisma, blobs, asks, recomputations } = parts;
  const { jobId, jobNo, spec, owner, unitsBlob } = destination;
  const { state } = coordinator;
  if (state.stopped || (await isHalted(parts, destination))) return undefined;
  const block = await blockOfUnit(prisma, jobNo, unit);
  const device = block && chooseRecomputer(state, spec, mayAsk);
  if (!block || !device) return undefined;
  const lines = unitsBlob === null ? [] : await readLines(blobs, block.unitsBlob ?? unitsBlob, block);
  const line = lines[unit - block.firstUnit];
  const withinMs = spec.limits.wallMs + LIMITS.MIN_PLACE_MS;
  const what = { deviceId: device.deviceId, jobId, block: block.seq, unit, spec, owner };
  const { grantId, result } = recomputations.begin(what, withinMs);
  asks.grant({
    ...{ kind: "grant", to: device.session, grantId, jobId, block: block.seq, slot: device.slot, units: [unit], spec },
    ...(line === undefined ? {} : { lines: [line] }),
  });
  const returned = await result;
  return returned && isSame(returned, digest) ? device.deviceId : undefined;
}

/** If a customer paused or cancelled the job, or its program is quarantined, nothing of it is computed. */
async function isHalted({ prisma }: PlaceParts, { jobNo, spec }: OpenDestination): Promise<boolean> {
  const { hash: program } = spec.program;
  const [job, quarantine] = await Promise.all([
    prisma.job.findUnique({ where: { no: jobNo }, select: { state: true } }),
    prisma.quarantine.findUnique({ where: { program } }),
  ]);
  return quarantine !== null || (job?.state !== "running" && job?.state !== "finished");
}

function isSame(result: ReplicaResult, digest: Buffer): boolean {
  if (result.kind !== "kept") return false;
  const { exitCode, type, parts } = result;
  const text = keptText({ exitCode, ...(type === undefined ? {} : { type }), parts });
  return digest.equals(hash("sha256", text, "buffer"));
}
