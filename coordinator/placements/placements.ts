import type { Logger } from "pino";
import type { BucketFault } from "#protocol/api/storage";
import { LIMITS } from "#protocol/limits";
import { Bucket } from "../buckets/bucket";
import { isBucketError } from "../buckets/bucket-error";
import type { ConnectionStore } from "../buckets/connection-store";
import { connectionOf } from "../objects/sign-object";
import type { Outbound } from "../outbound/outbound";
import type { ConnectedBucket } from "./connected-bucket";
import { giveUpUploads } from "./give-up-uploads";
import { countUnlisted, endListings, writeListing } from "./listing";
import { claimDestinations, clearFault, holdDestination, type OpenDestination } from "./open-destination";
import type { PlaceParts } from "./place-parts";
import { placeUnit } from "./place-unit";
import { claimPlacements, type DuePlacement, gatherPlacements, tryLater } from "./placement-rows";

export interface PlacementParts extends Omit<PlaceParts, "vain"> {
  connections: ConnectionStore;
  outbound: Outbound;
  log: Logger;
  now: () => number;
}

/** Faults that concern one unit's name or bytes, and no other's. */
const OF_ONE_UNIT: ReadonlySet<BucketFault> = new Set([
  "unusable-key",
  "too-large",
  "no-object",
  "object-changed",
  "other-bytes",
]);
const PASSING: ReadonlySet<BucketFault> = new Set(["busy", "cut-off", "timeout", "unreachable"]);

/**
 * Has outputs of settled units uploaded to their customers' buckets by the devices that computed them. Everything that
 * must not be lost is in the database: which units are settled and not placed, until when links are valid, what is
 * listed. Any coordinator can continue at any time.
 */
export class Placements {
  readonly #parts: PlacementParts;
  readonly #place: PlaceParts;
  readonly #listedAt = new Map<number, number>();
  /** Each with the number of its job. */
  readonly #attempts = new Map<Promise<void>, number>();
  #isClosed = false;
  #givesUpAt = Number.NEGATIVE_INFINITY;

  constructor(parts: PlacementParts) {
    this.#parts = parts;
    this.#place = { ...parts, vain: new Map() };
  }

  get everyMs(): number {
    return this.#parts.limits.PLACEMENT_ROUND_MS;
  }

  /** Processes the destinations that are due. */
  async round(): Promise<void> {
    await this.#giveUpUploads();
    for (const destination of await claimDestinations(this.#parts.pool, this.#parts.limits)) {
      if (this.#isClosed) return;
      await this.#lookAfter(destination).catch((error: unknown) => this.#failed(destination, error));
    }
  }

  /** Starts nothing more, and waits for what is under way, which ends soon. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#parts.asks.close();
    this.#parts.recomputations.close();
    await Promise.all(this.#attempts.keys());
  }

  async #lookAfter(destination: OpenDestination): Promise<void> {
    const { pool, connections, outbound } = this.#parts;
    const { jobNo, connectionId, owner } = destination;
    await gatherPlacements(pool, destination);
    const connection = await connectionOf(connections, connectionId, owner);
    const bucket = new Bucket({ connection, outbound });
    const ways = { connection, bucket };
    const room = Math.min(
      LIMITS.MAX_PLACEMENTS_PER_JOB - this.#countOf(jobNo),
      LIMITS.MAX_PLACEMENTS - this.#attempts.size,
    );
    if (room > 0) for (const due of await claimPlacements(pool, jobNo, room)) this.#attempt(destination, ways, due);
    await this.#list(destination, ways);
  }

  async #list(destination: OpenDestination, ways: ConnectedBucket) {
    const { now, pool, limits } = this.#parts;
    const { jobNo, isOver } = destination;
    const { ready, waiting } = await countUnlisted(pool, jobNo);
    const isAll = isOver && waiting === 0;
    const listedAt = this.#listedAt.get(jobNo) ?? Number.NEGATIVE_INFINITY;
    const isDue = ready >= LIMITS.MAX_LISTED_PLACEMENTS || isAll || now() - listedAt >= limits.MAX_LISTING_DELAY_MS;
    if (destination.written < destination.listings || (ready > 0 && isDue)) {
      await writeListing(this.#parts, destination, ways);
      this.#listedAt.set(jobNo, now());
    } else if (isAll && ready === 0) {
      await endListings(this.#parts, destination, ways);
      this.#listedAt.delete(jobNo);
    }
  }

  #attempt(destination: OpenDestination, ways: ConnectedBucket, due: DuePlacement) {
    const { pool } = this.#parts;
    const attempt = placeUnit(this.#place, destination, ways, due)
      .then((outcome) => (outcome === "placed" ? clearFault(pool, destination.jobNo) : undefined))
      .catch(async (error: unknown) => {
        const row = { jobNo: destination.jobNo, unit: due.unit, digest: due.digest };
        await tryLater(pool, row, new Date(Date.now() + this.#parts.limits.DESTINATION_PAUSE_MS));
        await this.#failed(destination, error);
      })
      .catch((error: unknown) =>
        this.#parts.log.warn({ event: "placement.failed", err: error }, "an output was not placed; it is tried again"),
      )
      .finally(() => this.#attempts.delete(attempt));
    this.#attempts.set(attempt, destination.jobNo);
  }

  /** A fault of the bucket delays only its own job, and pauses it when only its customer can fix it. */
  async #failed({ jobNo, jobId, connectionId, owner }: OpenDestination, error: unknown): Promise<void> {
    const { pool, log, coordinator, connections, limits } = this.#parts;
    if (!isBucketError(error)) {
      log.warn(
        { event: "destination.failed", jobId, err: error },
        "a job's outputs were not looked after; they will be",
      );
      return;
    }
    await holdDestination(pool, jobNo, error.fault, limits.DESTINATION_PAUSE_MS);
    if (OF_ONE_UNIT.has(error.fault) || PASSING.has(error.fault)) return;
    if (coordinator.state.jobs.get(jobId)?.state !== "running") return;
    const known = (await connections.list(owner)).find(({ id }) => id === connectionId);
    const reason = { kind: "bucket-unwritable", connection: known?.name ?? "deleted", fault: error.fault } as const;
    coordinator.dispatch({ kind: "job.changed", jobId, state: "paused", reason });
  }

  async #giveUpUploads(): Promise<void> {
    const { now, limits, log } = this.#parts;
    if (now() < this.#givesUpAt) return;
    this.#givesUpAt = now() + limits.LEFT_UPLOADS_EVERY_MS;
    await giveUpUploads(this.#parts).catch((error: unknown) =>
      log.warn({ event: "uploads.left", err: error }, "unfinished uploads were not given up; they will be"),
    );
  }

  #countOf(jobNo: number): number {
    return [...this.#attempts.values()].filter((no) => no === jobNo).length;
  }
}
