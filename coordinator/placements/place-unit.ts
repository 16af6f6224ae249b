import type { Pool } from "pg";
import type { DeviceId } from "#core/ids";
import { SECOND } from "#core/time";
import { LIMITS, type Limits } from "#protocol/limits";
import type { Bucket } from "../buckets/bucket";
import { computeAgain } from "./compute-again";
import type { ConnectedBucket } from "./connected-bucket";
import { linkToPart } from "./link-to-part";
import { lookAtPart, type Sight } from "./look-at-part";
import type { OpenDestination } from "./open-destination";
import { placeInPieces } from "./place-in-pieces";
import type { PlaceParts } from "./place-parts";
import { type PlacedPart, placedParts } from "./placed-parts";
import type { PlacementAnswer } from "./placement-asks";
import { type DuePlacement, finishPlacement, linkGiven, settledKept, tryLater } from "./placement-rows";
import { writeJobObject } from "./write-job-object";

/** The result of one attempt: the output is placed, or it is tried again. */
export type Placed = "placed" | "later";

const FIRST_PAUSE_MS = SECOND;

/**
 * Ensures that the output of one settled unit is in its place. One of the devices that gave the answer is asked to
 * upload it; whatever it says, this server checks the bucket itself. Faults of the bucket are thrown as a
 * `BucketError`.
 */
export async function placeUnit(
  parts: PlaceParts,
  destination: OpenDestination,
  { connection, bucket }: ConnectedBucket,
  due: DuePlacement,
): Promise<Placed> {
  const { pool, asks } = parts;
  const row = { jobNo: destination.jobNo, unit: due.unit, digest: due.digest };
  const settled = await settledKept(pool, row);
  // The unit was reopened: when it is settled again, it is taken up again.
  if (!settled) return later(pool, row, pauseAfter(due.tries, parts.limits));
  const placed = await placedParts(parts, destination, due.unit, settled.kept);
  const done = async () => {
    await finishPlacement(pool, row);
    forgetEverywhere(parts, settled.holders, destination, due.unit);
    return "placed" as const;
  };
  if (due.linkUntil) {
    const sight = await lookAtAll(bucket, placed, due.linkUntil <= new Date());
    if (sight === "right") return done();
    if (sight === "unsure") return later(pool, row, due.linkUntil.getTime() - Date.now());
  }
  const holder =
    chooseHolder(parts, settled.holders, destination, due.unit) ?? (await newHolder(parts, destination, due));
  if (holder === "busy") return later(pool, row, FIRST_PAUSE_MS);
  if (!holder) return later(pool, row, pauseAfter(due.tries, parts.limits));
  let until = new Date();
  const ask: AskHolder = async (bytes, linksFor) => {
    const ms = placeMsOf(bytes, parts.limits);
    until = await linkGiven(pool, row, ms);
    const links = await linksFor(ms);
    return asks.ask(holder, { jobId: destination.jobId, unit: due.unit, parts: links }, ms);
  };
  // If it turns out that it has not uploaded the output, another device is asked next, whatever this one says.
  noteVain(parts, holder.deviceId, destination, due.unit);
  const answer = await placeAll(parts, destination, { connection, bucket }, placed, ask);
  const sight = await lookAtAll(bucket, placed, until <= new Date());
  if (sight === "right") return done();
  if (sight === "unsure" && answer === "stored") return later(pool, row, until.getTime() - Date.now());
  if (isRefusal(answer)) await writeJobObject(bucket, destination);
  return later(pool, row, waitAfter(answer, due.tries, parts.limits));
}

type AskHolder = Parameters<typeof placeInPieces>[4];

/** All small parts at once, then each of the large ones. */
async function placeAll(
  parts: PlaceParts,
  destination: OpenDestination,
  place: ConnectedBucket,
  placed: PlacedPart[],
  ask: AskHolder,
): Promise<PlacementAnswer> {
  const whole = placed.filter(({ pieces }) => !pieces);
  const bytes = whole.reduce((sum, part) => sum + part.bytes, 0);
  if (whole.length > 0) {
    const answer = await ask(bytes, (expiresMs) =>
      Promise.all(
        whole.map(async ({ name, bytes, hash, key }) => {
          const link = await linkToPart(parts, destination, place.connection, { key, bytes, hash, expiresMs });
          return { name, bytes, hash, ...link };
        }),
      ),
    );
    if (answer !== "stored") return answer;
  }
  for (const part of placed.filter(({ pieces }) => pieces)) {
    if ((await lookAtPart(place.bucket, part, true)) === "right") continue;
    const answer = await placeInPieces(parts, destination, place, part, ask);
    if (answer !== "stored") return answer;
  }
  return "stored";
}

const placeMsOf = (bytes: number, { MIN_PLACE_MS }: Limits) =>
  Math.min(LIMITS.MAX_LINK_MS, MIN_PLACE_MS + (bytes / LIMITS.MIN_PLACE_BYTES_PER_SECOND) * SECOND);

/** The worst finding among the parts. */
async function lookAtAll(bucket: Bucket, parts: PlacedPart[], linkIsOver: boolean): Promise<Sight> {
  let worst: Sight = "right";
  for (const part of parts) {
    const sight = await lookAtPart(bucket, part, linkIsOver);
    if (sight === "missing" || sight === "other") return sight;
    if (sight === "unsure") worst = sight;
  }
  return worst;
}

/**
 * A connected device that gave the answer and was not asked before without success; `busy`: one exists but is working
 * on others.
 */
function chooseHolder(
  { coordinator, asks, vain }: PlaceParts,
  holders: DeviceId[],
  job: OpenDestination,
  unit: number,
) {
  const { devices } = coordinator.state;
  const tried = vain.get(keyOf(job, unit));
  let isBusy = false;
  for (const deviceId of holders) {
    const session = devices.get(deviceId)?.session;
    if (!session || tried?.has(deviceId)) continue;
    if (asks.of(deviceId) < LIMITS.MAX_PLACED_AT_ONCE) return { deviceId, session };
    isBusy = true;
  }
  if (isBusy) return "busy";
  // Next time, any of them may have what it lacked, or be asked again.
  vain.delete(keyOf(job, unit));
  return undefined;
}

/** When those that agreed have been away for long, or have lost the output, any device may compute the unit once more. */
async function newHolder(parts: PlaceParts, destination: OpenDestination, due: DuePlacement) {
  if (Date.now() - due.since.getTime() < parts.limits.RECOMPUTE_AFTER_MS) return undefined;
  const { coordinator } = parts;
  const deviceId = await computeAgain(parts, destination, due, () => true);
  const session = deviceId && coordinator.state.devices.get(deviceId)?.session;
  return deviceId && session ? { deviceId, session } : undefined;
}

function noteVain({ vain }: PlaceParts, deviceId: DeviceId, job: OpenDestination, unit: number) {
  const key = keyOf(job, unit);
  const tried = vain.get(key) ?? new Set();
  vain.set(key, tried.add(deviceId));
  for (const oldest of vain.keys()) {
    if (vain.size <= LIMITS.MAX_PLACEMENTS) return;
    vain.delete(oldest);
  }
}

function forgetEverywhere(
  { coordinator, asks, vain }: PlaceParts,
  holders: DeviceId[],
  job: OpenDestination,
  unit: number,
) {
  vain.delete(keyOf(job, unit));
  for (const deviceId of holders) {
    const session = coordinator.state.devices.get(deviceId)?.session;
    if (session) asks.forget(session, { jobId: job.jobId, units: [unit] });
  }
}

/** The fault may be the bucket's and not the device's: this server finds out by writing there itself. */
const isRefusal = (answer: PlacementAnswer) => !["stored", "gone", "no-answer", "busy", "timeout"].includes(answer);

/** A device that lacks the bytes, or disconnected, is no reason to make the next one wait. */
const waitAfter = (answer: PlacementAnswer, tries: number, limits: Limits) =>
  answer === "gone" || answer === "no-answer" ? 0 : pauseAfter(tries, limits);

const pauseAfter = (tries: number, { MAX_PLACEMENT_PAUSE_MS }: Limits) =>
  Math.min(MAX_PLACEMENT_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(tries - 1, 20));

const keyOf = ({ jobNo }: OpenDestination, unit: number) => `${jobNo} ${unit}`;

async function later(pool: Pool, row: Parameters<typeof tryLater>[1], ms: number): Promise<"later"> {
  await tryLater(pool, row, new Date(Date.now() + Math.max(0, ms)));
  return "later";
}
