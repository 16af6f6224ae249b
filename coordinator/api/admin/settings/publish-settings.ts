import { handle } from "../../../handle";

/** After a change: this coordinator goes by it when the call is answered, and others as soon as they hear of it. */
export async function publishSettings(): Promise<void> {
  const { settings, bus } = handle();
  await settings.read();
  await bus.publish({ kind: "settings.changed" });
}
