import { z } from "zod";
import { LIMITS } from "#protocol/limits";
import { Seal } from "../auth/seal";

const COMMON = {
  jobId: z.string(),
  owner: z.string(),
  connectionId: z.string(),
  key: z.string(),
  bytes: z.int().min(0),
  /** By the clock of whoever gave it. */
  until: z.number(),
};

/** Whose bytes may go through this site, until when. It says all that any coordinator needs, and nothing that its bearer can read. */
const RelayTicket = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("read"),
    ...COMMON,
    etag: z.string(),
    range: z.strictObject({ start: z.int(), end: z.int() }).optional(),
    /** The relay that keeps a place for it. */
    issuer: z.string(),
    /** It is good once. */
    id: z.string(),
  }),
  z.strictObject({
    kind: z.literal("write"),
    ...COMMON,
    /** SHA-256 in base64. */
    checksum: z.string(),
    part: z.strictObject({ uploadId: z.string(), number: z.int() }).optional(),
  }),
]);
export type RelayTicket = z.infer<typeof RelayTicket>;
export type ReadTicket = Extract<RelayTicket, { kind: "read" }>;
export type WriteTicket = Extract<RelayTicket, { kind: "write" }>;

/** Tickets as they travel in an address. Any coordinator with the same secret opens what another one sealed. */
export class TicketSeal {
  readonly #seal: Seal;

  constructor(secret: string) {
    this.#seal = new Seal(secret, "lamplighter relay tickets");
  }

  seal(ticket: RelayTicket): string {
    return this.#seal.seal(ticket.kind, JSON.stringify(ticket)).toString("base64url");
  }

  open<Kind extends RelayTicket["kind"]>(kind: Kind, token: string): Extract<RelayTicket, { kind: Kind }> | undefined {
    if (token.length > LIMITS.MAX_RELAY_TICKET_CHARS) return undefined;
    const text = this.#seal.open(kind, Buffer.from(token, "base64url"));
    if (text === undefined) return undefined;
    const ticket = RelayTicket.parse(JSON.parse(text));
    return ticket.kind === kind ? (ticket as Extract<RelayTicket, { kind: Kind }>) : undefined;
  }
}
