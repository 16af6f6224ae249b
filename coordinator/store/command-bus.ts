import type { Client } from "pg";
import type { Logger } from "pino";
import { z } from "zod";

/** What one coordinator must tell the others: what their memory should know of and the store does not push. */
export const Command = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("job.opened"), jobId: z.string() }),
  z.strictObject({
    kind: z.literal("job.changed"),
    jobId: z.string(),
    state: z.enum(["running", "paused", "finished", "cancelled"]).optional(),
    reason: z.string().nullable().optional(),
    cores: z.int().optional(),
    budgetNanos: z.int().optional(),
  }),
  z.strictObject({ kind: z.literal("device.banned"), deviceId: z.string(), banned: z.boolean() }),
  z.strictObject({ kind: z.literal("city.stopped"), reason: z.string() }),
  z.strictObject({ kind: z.literal("city.resumed") }),
]);
export type Command = z.infer<typeof Command>;

const CHANNEL = "lamplighter";

/** Commands between coordinators, over LISTEN and NOTIFY. The sender does not hear itself. */
export interface CommandBus {
  tell(command: Command): Promise<void>;
  close(): Promise<void>;
}

/** `connect` gives a connection of its own: it listens for as long as the bus is open, and is replaced when it breaks. */
export async function openCommandBus(
  self: string,
  connect: () => Promise<Client>,
  hear: (command: Command) => void,
  log: Logger,
): Promise<CommandBus> {
  let closed = false;
  let client = await listen();

  async function listen(): Promise<Client> {
    const fresh = await connect();
    fresh.on("notification", ({ payload }) => {
      const message = parse(payload);
      if (message && message.from !== self) hear(message.command);
    });
    fresh.on("error", (error) => {
      log.warn({ event: "bus.broken", err: error }, "the command bus broke; joining again");
      if (!closed) void rejoin();
    });
    await fresh.query(`LISTEN ${CHANNEL}`);
    return fresh;
  }

  async function rejoin() {
    while (!closed) {
      try {
        client = await listen();
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  return {
    async tell(command) {
      await client.query("SELECT pg_notify($1, $2)", [CHANNEL, JSON.stringify({ from: self, command })]);
    },
    async close() {
      closed = true;
      await client.end().catch(() => undefined);
    },
  };
}

const Message = z.strictObject({ from: z.string(), command: Command });

function parse(payload: string | undefined) {
  try {
    return Message.safeParse(JSON.parse(payload ?? "")).data;
  } catch {
    return undefined;
  }
}
