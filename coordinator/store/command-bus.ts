import type { Client } from "pg";
import type { Logger } from "pino";
import { z } from "zod";
import { StateReason } from "#protocol/api/state-reason";
import { tryParse } from "#protocol/try-parse";

/**
 * What one coordinator publishes to the others: changes to their memory that they would not learn from the store in
 * time.
 */
export const Command = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("job.opened"), jobId: z.string() }),
  z.strictObject({ kind: z.literal("job.grew"), jobId: z.string(), units: z.int() }),
  z.strictObject({
    kind: z.literal("job.changed"),
    jobId: z.string(),
    state: z.enum(["running", "paused", "finished", "cancelled"]).optional(),
    reason: StateReason.nullable().optional(),
    cores: z.int().optional(),
    budgetNanos: z.int().optional(),
  }),
  z.strictObject({ kind: z.literal("device.banned"), deviceId: z.string(), banned: z.boolean() }),
  z.strictObject({ kind: z.literal("device.anchored"), deviceId: z.string(), anchored: z.boolean() }),
  z.strictObject({ kind: z.literal("device.removed"), deviceId: z.string() }),
  z.strictObject({ kind: z.literal("device.named-household"), deviceId: z.string(), name: z.string() }),
  /** What a person chose for a device of theirs, or for all of them. */
  z.strictObject({ kind: z.literal("household.changed"), personId: z.string(), deviceId: z.string().optional() }),
  z.strictObject({ kind: z.literal("household.forgiven"), household: z.string() }),
  z.strictObject({ kind: z.literal("household.demoted"), household: z.string(), strikes: z.boolean() }),
  z.strictObject({ kind: z.literal("device.claimed"), deviceId: z.string(), household: z.string() }),
  z.strictObject({ kind: z.literal("access.lost"), personId: z.string() }),
  z.strictObject({
    kind: z.literal("program.crashed-sandbox"),
    program: z.string(),
    crash: z.strictObject({
      deviceNo: z.int(),
      household: z.string(),
      network: z.string().nullable(),
      engine: z.string(),
    }),
  }),
  z.strictObject({ kind: z.literal("quarantine.lifted"), program: z.string() }),
  z.strictObject({ kind: z.literal("city.stopped"), reason: z.string() }),
  z.strictObject({ kind: z.literal("city.resumed") }),
  z.strictObject({ kind: z.literal("settings.changed") }),
]);
export type Command = z.infer<typeof Command>;

/** Renumbered when a command changes its name: coordinators of two versions do not understand each other. */
const CHANNEL = "lamplighter.2";

/** Commands between coordinators, over LISTEN and NOTIFY. A coordinator does not receive its own. */
export interface CommandBus {
  /** From now on the listener receives what others publish, and what is published to all. */
  listen(listener: BusListener): Promise<void>;
  /** Best effort: the change itself is already durable, and the others read it at their next start. */
  publish(command: Command): Promise<void>;
  /** The same, but this coordinator's own listener receives it first. */
  publishToAll(command: Command): Promise<void>;
  /** Resolves when it listens: commands that follow anything read from the database afterwards will be received. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export interface BusListener {
  onMessage(command: Command): void;
  /** It listens again after its connection broke; commands in between are lost. */
  missed(): void;
}

const RETRY_MS = 500;

/** Connections of the bus's own: it keeps one for as long as it is open, and requests another when that breaks. */
export interface BusConnections {
  first: Client;
  again: () => Promise<Client>;
}

export function openCommandBus(self: string, connections: BusConnections, log: Logger): CommandBus {
  let closed = false;
  let client = connections.first;
  let listening = Promise.resolve();
  let listener: BusListener | undefined;

  async function listenOn(fresh: Client): Promise<Client> {
    let broken = false;
    fresh.on("notification", ({ payload }) => {
      const message = parse(payload);
      if (message && message.from !== self) listener?.onMessage(message.command);
    });
    fresh.on("error", (error) => {
      if (broken || closed) return;
      broken = true;
      log.warn({ event: "bus.broken", err: error }, "the command bus broke; joining again");
      if (fresh === client) listening = rejoin();
    });
    try {
      await fresh.query(`LISTEN "${CHANNEL}"`);
    } catch (error) {
      await leave(fresh);
      throw error;
    }
    return fresh;
  }

  async function rejoin() {
    while (!closed) {
      try {
        client = await listenOn(await connections.again());
        if (closed) return await leave(client);
        return listener?.missed();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  async function publish(command: Command) {
    try {
      await client.query("SELECT pg_notify($1, $2)", [CHANNEL, JSON.stringify({ from: self, command })]);
    } catch (error) {
      log.warn({ event: "bus.unpublished", command: command.kind, err: error }, "other coordinators were not reached");
    }
  }

  return {
    async listen(by) {
      listener = by;
      await listenOn(client);
    },
    publish,
    async publishToAll(command) {
      listener?.onMessage(command);
      await publish(command);
    },
    ready: () => listening,
    async close() {
      closed = true;
      await leave(client);
    },
  };
}

const leave = (client: Client) => client.end().catch(() => undefined);

const Message = z.strictObject({ from: z.string(), command: Command });

function parse(payload: string | undefined) {
  try {
    return tryParse(Message, JSON.parse(payload ?? "")).data;
  } catch {
    return undefined;
  }
}
