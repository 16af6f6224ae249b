import type { DeviceId, GrantId, JobId } from "#core/ids";
import { parseFileLine } from "#core/jobs/line-fields";
import type { ObjectRef } from "#core/jobs/object-ref";
import { MINUTE } from "#core/time";
import type { BucketFault } from "#protocol/api/storage";
import type { DeviceLink, ObjectLink } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { Bucket } from "../buckets/bucket";
import { isBucketError } from "../buckets/bucket-error";
import type { Connection } from "../buckets/connection";
import type { ConnectionStore } from "../buckets/connection-store";
import { Quota } from "../gateway/quota";
import { InputRefused } from "../inputs/input-refused";
import { type LineSources, linesOfJobBlock } from "../inputs/lines-of-job-block";
import { PublicObjects } from "../inputs/objects/public-objects";
import type { Outbound } from "../outbound/outbound";
import type { Recomputations } from "../placements/recomputations";
import type { BrowserAccess } from "../relay/browser-access";
import type { Relay, RelayedRead } from "../relay/relay";
import { connectionOf, publicLink, rangeOf, signObject } from "./sign-object";

export interface ObjectLinkParts extends LineSources {
  connections: ConnectionStore;
  recomputations: Pick<Recomputations, "find">;
  outbound: Outbound;
  browserAccess: BrowserAccess;
  relay: Pick<Relay, "forReading">;
  origin: string;
  now: () => number;
}

/** Where a unit's line is. */
export interface UnitPlace {
  jobId: JobId;
  block: number;
  unit: number;
}

const OF_ONE_OBJECT: ReadonlySet<BucketFault> = new Set([
  "no-object",
  "object-changed",
  "object-archived",
  "unusable-key",
]);
/** Faults that may be transient: the unit goes to another device. */
const PASSING: ReadonlySet<BucketFault> = new Set(["busy", "cut-off", "timeout", "unreachable"]);
/** The name of a deleted connection. */
const UNNAMED = "deleted";

/**
 * Links by which devices read the objects of their units. A device names a unit for which it holds a lease, never an
 * object: the unit's line determines what it may read.
 */
export class ObjectLinks {
  readonly #parts: ObjectLinkParts;
  readonly #asked = new Quota({ max: LIMITS.MAX_LINKS_PER_DEVICE_MINUTE, windowMs: MINUTE });
  readonly #checked = new Quota({ max: LIMITS.MAX_INPUT_CHECKS_PER_JOB_MINUTE, windowMs: MINUTE });

  constructor(parts: ObjectLinkParts) {
    this.#parts = parts;
  }

  async linkFor(deviceId: DeviceId, { grantId, unit, from }: DeviceLink): Promise<ObjectLink> {
    const { coordinator, recomputations, now } = this.#parts;
    if (!this.#asked.take(deviceId, now())) return { kind: "not-now" };
    const isHeld = () => {
      const held = coordinator.state.grants.get(grantId as GrantId);
      const computed = recomputations.find(grantId);
      return held
        ? held.deviceId === deviceId && held.outstanding.has(unit)
        : computed?.deviceId === deviceId && computed.unit === unit;
    };
    const again = recomputations.find(grantId);
    const place = isHeld() ? (coordinator.state.grants.get(grantId as GrantId) ?? again) : undefined;
    if (!place) return { kind: "no-lease" };
    const object = await this.#objectOf({ ...place, unit }, again?.spec);
    if (!object || from >= object.bytes) return { kind: "no-lease" };
    if (object.connection === undefined) return { kind: "link", ...publicLink(object, from) };
    const owner = again?.owner ?? this.#ownerOf(place.jobId);
    try {
      const connection = await connectionOf(this.#parts.connections, object.connection, owner);
      if (await this.#parts.browserAccess.isOpen(connection, "GET"))
        return { kind: "link", ...(await signObject(connection, object, from)) };
      return await this.#relayed({ jobId: place.jobId, owner, connection, isHeld }, object, from);
    } catch (error) {
      if (isBucketError(error)) return { kind: "fault", fault: error.fault };
      throw error;
    }
  }

  /**
   * The bucket does not allow browsers: its bytes are relayed through this site within the limits; beyond them the job
   * pauses for its customer.
   */
  async #relayed(
    to: Pick<RelayedRead, "owner" | "connection" | "isHeld"> & { jobId: JobId },
    object: ObjectRef,
    from: number,
  ): Promise<ObjectLink> {
    const { key, etag } = object;
    const range = rangeOf(object, from);
    const bytes = object.bytes - from;
    const link = await this.#parts.relay.forReading({ ...to, key, etag, bytes, ...(range ? { range } : {}) });
    if (link.kind !== "spent") return link;
    this.#pause(to.jobId, to.connection.name, "cors-blocked");
    return { kind: "fault", fault: "cors-blocked" };
  }

  /**
   * Checks itself whether a unit's object is unchanged since its job was planned, and returns what is wrong with that
   * one object. If its bucket cannot be read at all, the job is paused instead, and its customer told why.
   */
  async seenFault(place: UnitPlace): Promise<BucketFault | undefined> {
    const object = await this.#objectOf(place);
    if (!object || !this.#checked.take(place.jobId, this.#parts.now())) return undefined;
    const owner = this.#ownerOf(place.jobId);
    try {
      const connection =
        object.connection === undefined
          ? undefined
          : await connectionOf(this.#parts.connections, object.connection, owner);
      return await this.#faultOf(object, connection, place.jobId);
    } catch (error) {
      if (!isBucketError(error)) throw error;
      this.#pause(place.jobId, UNNAMED, error.fault);
      return undefined;
    }
  }

  async #faultOf(object: ObjectRef, connection: Connection | undefined, jobId: JobId) {
    const { outbound, origin } = this.#parts;
    try {
      const head = connection
        ? await new Bucket({ connection, outbound }).head(object.key)
        : await new PublicObjects({ outbound, origin }).head(object.key);
      if (head) return object.etag === "" || head.etag === object.etag ? undefined : "object-changed";
      // A HEAD response does not say what is missing.
      if (connection) await new Bucket({ connection, outbound }).list({ max: 1 });
      return "no-object";
    } catch (error) {
      if (error instanceof InputRefused) return "forbidden";
      if (!isBucketError(error)) throw error;
      if (OF_ONE_OBJECT.has(error.fault) || !connection) return error.fault;
      if (!PASSING.has(error.fault)) this.#pause(jobId, connection.name, error.fault);
      return undefined;
    }
  }

  #pause(jobId: JobId, connection: string, fault: BucketFault) {
    const { coordinator } = this.#parts;
    if (coordinator.state.jobs.get(jobId)?.state !== "running") return;
    const reason = { kind: "bucket-unreadable", connection, fault } as const;
    coordinator.dispatch({ kind: "job.changed", jobId, state: "paused", reason });
  }

  async #objectOf(
    { jobId, block, unit }: UnitPlace,
    spec = this.#parts.coordinator.state.jobs.get(jobId)?.spec,
  ): Promise<ObjectRef | undefined> {
    if (spec?.inputKind !== "files") return undefined;
    const found = await linesOfJobBlock(this.#parts, jobId, block);
    const line = found?.lines[unit - found.first];
    const file = line === undefined ? undefined : parseFileLine(line);
    return file && "object" in file ? file.object : undefined;
  }

  #ownerOf(jobId: JobId): string {
    return this.#parts.coordinator.state.jobs.get(jobId)?.customerId ?? "";
  }
}
