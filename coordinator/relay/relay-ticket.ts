import { z } from "zod";
import { LIMITS } from "#protocol/limits";
import { Seal } from "../auth/seal";

const COMMON = {
  jobId: z.string(),
  owner: z.string(),
  connectionId: z.string(),
  key: z.string(),
  bytes: z.int().min(0),
  /** By the clock of the coordinator that issued it. */
  until: z.number(),
};

/**
 * The right to relay certain bytes, until a certain time. It has all that any coordinator needs, and nothing that its
 * bearer can read.
 */
const RelayTicket = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("read"),
    ...COMMON,
    etag: z.string(),
    range: z.strictObject({ start: z.int(), end: z.int() }).optional(),
    /** The relay that reserved a place for it. */
    issuer: z.string(),
    /** It can be used once. */
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

/** Encrypts tickets for use in URLs. Any coordinator with the same secret can decrypt another's. */
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
