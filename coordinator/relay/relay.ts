import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { HOUR } from "#core/time";
import type { Limits } from "#protocol/limits";
import type { Connection } from "../buckets/connection";
import type { Link } from "../buckets/presign";
import { type Range, rangeHeader } from "../buckets/range";
import { AtOnce } from "../gateway/at-once";
import { Quota } from "../gateway/quota";
import { RelayPace } from "./relay-pace";
import type { ReadTicket, RelayTicket, TicketSeal, WriteTicket } from "./relay-ticket";
import { addRelayedBytes, relayedBytes } from "./relayed-bytes";

interface Passage {
  jobId: string;
  owner: string;
  bytes: number;
}

export interface RelayedRead extends Passage {
  connection: Connection;
  key: string;
  etag: string;
  /** Absent: the whole object. */
  range?: Range;
  /** Whether the device still has the right for which it got the ticket. */
  isHeld: () => boolean;
}

export interface RelayedWrite extends Passage, Pick<WriteTicket, "checksum" | "part"> {
  connection: Connection;
  key: string;
  expiresMs: number;
}

/** Call it once with the number of relayed bytes, when all is over. */
type End = (bytes: number) => void;

/** What this relay knows about a ticket for reading that it issued itself. */
interface KeptPlace {
  end: End;
  isHeld: () => boolean;
}

/** `over`: used, expired or invalid. `full`: no more can be relayed now. */
export type OpenedRead = { kind: "over" } | { kind: "full" } | ({ kind: "open"; ticket: ReadTicket } & KeptPlace);

export type RelayAnswer =
  | ({ kind: "link" } & Link)
  /** As much as is allowed at the same time, or in this hour, is being relayed already. */
  | { kind: "wait" }
  /** Everything that may be relayed for this job has been. */
  | { kind: "spent" };

interface Parts {
  pool: Pool;
  log: Logger;
  origin: string;
  /** The steady clock of this process. */
  now: () => number;
  /** The wall clock, by which other coordinators judge this one's tickets. */
  wallNow: () => number;
  seal: TicketSeal;
  limits: Limits;
}

export const RELAY_PREFIX = "/relay/";
const SITE = "site";

/**
 * The relay through this site for the bytes of buckets that do not allow browsers. Limits apply to concurrent
 * transfers, to an hour and a second, and to a job; relayed bytes are not stored. The bearer of a ticket reads one
 * object once, or writes one, at any coordinator of the city, since the ticket has everything that is needed. The
 * issuer has reserved a place for it, and knows whether the right is still held; another coordinator only checks its
 * time, which is short.
 */
export class Relay {
  readonly pace: RelayPace;
  readonly #parts: Parts;
  readonly #name = randomUUID();
  readonly #kept = new Map<string, KeptPlace>();
  /** Other coordinators' tickets that were used here, until they expire. */
  readonly #used = new Set<string>();
  readonly #ofSite: AtOnce;
  readonly #ofOwner: AtOnce;
  readonly #ofJob: AtOnce;
  readonly #hourOfSite: Quota;
  readonly #hourOfOwner: Quota;
  /** Counted but not in the database yet. */
  readonly #coming = new Map<string, number>();

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

  /** Reserves a place for a moment: the device uses the ticket at once. */
  async forReading({ connection, isHeld, ...read }: RelayedRead): Promise<RelayAnswer> {
    if (await this.#isSpent(read)) return { kind: "spent" };
    const end = this.begin(read);
    if (!end) return { kind: "wait" };
    const { wallNow, limits } = this.#parts;
    const id = randomUUID();
    this.#kept.set(id, { end, isHeld });
    this.#afterItsTime(() => {
      if (this.#kept.delete(id)) end(0);
    });
    const until = wallNow() + limits.MAX_RELAY_WAIT_MS;
    const url = this.#urlOf({ kind: "read", ...read, connectionId: connection.id, issuer: this.#name, id, until });
    return { kind: "link", url, headers: read.range ? { range: rangeHeader(read.range) } : {} };
  }

  async forWriting(write: RelayedWrite): Promise<Exclude<RelayAnswer, { kind: "wait" }>> {
    if (await this.#isSpent(write)) return { kind: "spent" };
    const { connection, expiresMs, ...terms } = write;
    const until = this.#parts.wallNow() + expiresMs;
    return {
      kind: "link",
      url: this.#urlOf({ kind: "write", ...terms, connectionId: connection.id, until }),
      headers: {},
    };
  }

  openRead(token: string): OpenedRead {
    const ticket = this.#parts.seal.open("read", token);
    if (!ticket) return { kind: "over" };
    const { id, issuer } = ticket;
    if (issuer === this.#name) {
      const kept = this.#kept.get(id);
      this.#kept.delete(id);
      return kept ? { kind: "open", ticket, ...kept } : { kind: "over" };
    }
    if (this.leftOf(ticket) <= 0 || this.#used.has(id)) return { kind: "over" };
    const end = this.begin(ticket);
    if (!end) return { kind: "full" };
    this.#used.add(id);
    this.#afterItsTime(() => this.#used.delete(id));
    return { kind: "open", ticket, end, isHeld: () => true };
  }

  openWrite(token: string): WriteTicket | undefined {
    const ticket = this.#parts.seal.open("write", token);
    return ticket && this.leftOf(ticket) > 0 ? ticket : undefined;
  }

  /** Milliseconds. */
  leftOf({ until }: Pick<RelayTicket, "until">): number {
    return until - this.#parts.wallNow();
  }

  /** Undefined when no more can be relayed now. */
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

  async #note(jobId: string, bytes: number) {
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

  #afterItsTime(act: () => void) {
    setTimeout(act, this.#parts.limits.MAX_RELAY_WAIT_MS).unref();
  }

  #count(jobId: string, bytes: number) {
    const coming = (this.#coming.get(jobId) ?? 0) + bytes;
    if (coming > 0) this.#coming.set(jobId, coming);
    else this.#coming.delete(jobId);
  }

  #urlOf(ticket: RelayTicket): string {
    const { origin, seal } = this.#parts;
    return `${origin}${RELAY_PREFIX}${seal.seal(ticket)}`;
  }
}
