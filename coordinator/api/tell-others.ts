import { handle } from "../handle";
import type { Command } from "../store/command-bus";

/** Tells the other coordinators, as well as can be: the act itself is durable already, and they read it at their next start. */
export async function tellOthers(command: Command): Promise<void> {
  const { bus, log } = handle();
  try {
    await bus.tell(command);
  } catch (error) {
    log.warn({ event: "bus.untold", command: command.kind, err: error }, "other coordinators could not be told");
  }
}
