import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { JobId } from "#core/ids";
import { HOUR } from "#core/time";
import type { Limits } from "#protocol/limits";
import type { Connection } from "../buckets/connection";
import type { Link } from "../buckets/presign";
import { type Range, rangeHeader } from "../buckets/range";
import { AtOnce } from "../gateway/at-once";
import { Quota } from "../gateway/quota";
import { RelayPace } from "./relay-pace";
import { addRelayedBytes, relayedBytes } from "./relayed-bytes";

interface Passage {
  jobId: JobId;
  owner: string;
  bytes: number;
}

export interface RelayedRead extends Passage {
  connection: Connection;
  key: string;
  etag: string;
  /** Absent: the whole object. */
  range?: Range;
  /** Whether the device still has the right by which it got the ticket. */
  isHeld: () => boolean;
}

export interface RelayedWrite extends Passage {
  link: Link;
  expiresMs: number;
}

/** Call it with the bytes that went through, once, when all is over. */
type End = (bytes: number) => void;

export type Ticket = ({ kind: "read"; end: End } & RelayedRead) | ({ kind: "write" } & RelayedWrite);

export type RelayAnswer =
  | ({ kind: "link" } & Link)
  /** As much as may go through at the same time, or in this hour, goes already. */
  | { kind: "wait" }
  /** All that may go through for this job has. */
  | { kind: "spent" };

interface Parts {
  pool: Pool;
  log: Logger;
  origin: string;
  now: () => number;
  limits: Limits;
}

export const RELAY_PREFIX = "/relay/";
const SITE = "site";

/**
 * The way through this site for the bytes of buckets that let no browsers in. It is bounded in what goes at the same time, in an
 * hour and a second, and for a job; nothing is kept of what goes through. Whoever has a ticket reads one object once, or
 * writes one.
 */
export class Relay {
  readonly pace: RelayPace;
  readonly #parts: Parts;
  readonly #tickets = new Map<string, Ticket>();
  readonly #ofSite: AtOnce;
  readonly #ofOwner: AtOnce;
  readonly #ofJob: AtOnce;
  readonly #hourOfSite: Quota;
  readonly #hourOfOwner: Quota;
  /** Under way, and not in the database yet. */
  readonly #coming = new Map<JobId, number>();

  constructor(parts: Parts) {
    this.#parts = parts;
    const { limits, now } = parts;
    this.pace = new RelayPace(limits.MAX_RELAYED_BYTES_PER_SECOND, now);
    this.#ofSite = new AtOnce(limits.MAX_RELAYS);
    this.#ofOwner = new AtOnce(limits.MAX_RELAYS_PER_CUSTOMER);
    this.#ofJob = new AtOnce(limits.MAX_RELAYS_PER_JOB);
    this.#hourOfSite = new Quota({ max: limits.MAX_RELAYED_BYTES_PER_HOUR, windowMs: HOUR });
    this.#hourOfOwner = new Quota({ max: limits.MAX_RELAYED_BYTES_PER_CUSTOMER_HOUR, windowMs: HOUR });
  }

  /** Its place is kept for a moment: whoever asked for it comes at once. */
  async forReading(read: RelayedRead): Promise<RelayAnswer> {
    if (await this.#isSpent(read)) return { kind: "spent" };
    const end = this.begin(read);
    if (!end) return { kind: "wait" };
    const token = this.#give({ kind: "read", ...read, end }, this.#parts.limits.MAX_RELAY_WAIT_MS);
    return { kind: "link", url: this.#urlOf(token), headers: read.range ? { range: rangeHeader(read.range) } : {} };
  }

  async forWriting(write: RelayedWrite): Promise<Exclude<RelayAnswer, { kind: "wait" }>> {
    if (await this.#isSpent(write)) return { kind: "spent" };
    return { kind: "link", url: this.#urlOf(this.#give({ kind: "write", ...write }, write.expiresMs)), headers: {} };
  }

  /** One for reading is good once. */
  take(token: string, kind: Ticket["kind"]): Ticket | undefined {
    const ticket = this.#tickets.get(token);
    if (ticket?.kind !== kind) return undefined;
    if (kind === "read") this.#tickets.delete(token);
    return ticket;
  }

  /** Undefined when nothing more may go through now. */
  begin({ jobId, owner, bytes }: Passage): End | undefined {
    const { now } = this.#parts;
    if (this.#ofSite.isFull(SITE) || this.#ofOwner.isFull(owner) || this.#ofJob.isFull(jobId)) return undefined;
    const isLeft = this.#hourOfSite.left(SITE, now()) > 0 && this.#hourOfOwner.left(owner, now()) > 0;
    if (!isLeft) return undefined;
    this.#hourOfSite.take(SITE, now(), bytes);
    this.#hourOfOwner.take(owner, now(), bytes);
    const leave = [this.#ofSite.enter(SITE), this.#ofOwner.enter(owner), this.#ofJob.enter(jobId)];
    this.#count(jobId, bytes);
    let isOver = false;
    return (passed) => {
      if (isOver) return;
      isOver = true;
      for (const one of leave) one();
      void this.#note(jobId, passed).finally(() => this.#count(jobId, -bytes));
    };
  }

  async #note(jobId: JobId, bytes: number) {
    const { pool, log } = this.#parts;
    await addRelayedBytes(pool, jobId, bytes).catch((error: unknown) =>
      log.warn({ event: "relay.uncounted", jobId, err: error }, "relayed bytes were not counted"),
    );
  }

  async #isSpent({ jobId, bytes }: Passage): Promise<boolean> {
    const { pool, limits } = this.#parts;
    const passed = (await relayedBytes(pool, jobId)) + (this.#coming.get(jobId) ?? 0);
    return passed + bytes > limits.MAX_RELAYED_BYTES_PER_JOB;
  }

  #give(ticket: Ticket, ms: number): string {
    const token = randomBytes(32).toString("base64url");
    this.#tickets.set(token, ticket);
    const timer = setTimeout(() => {
      if (this.#tickets.delete(token) && ticket.kind === "read") ticket.end(0);
    }, ms);
    timer.unref();
    return token;
  }

  #count(jobId: JobId, bytes: number) {
    const coming = (this.#coming.get(jobId) ?? 0) + bytes;
    if (coming > 0) this.#coming.set(jobId, coming);
    else this.#coming.delete(jobId);
  }

  #urlOf(token: string): string {
    return `${this.#parts.origin}${RELAY_PREFIX}${token}`;
  }
}
