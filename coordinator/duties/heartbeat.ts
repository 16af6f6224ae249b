import type { Logger } from "pino";
import { SECOND } from "#core/time";
import type { Coordinator } from "../shell/coordinator";
import type { UnitStore } from "../store/unit-store";
import { Duty } from "./duty";

/**
 * Shows other coordinators that this one is alive, and frees the blocks of those that are not. A coordinator that was
 * silent for so long that others declared it dead has lost its blocks to them.
 */
export const heartbeat = (coordinator: Coordinator, store: UnitStore, log: Logger) =>
  new Duty("heartbeat", 5 * SECOND, log, async () => {
    const pulse = await store.heartbeat();
    if (pulse === "over") await coordinator.restart(new Error("The term of this coordinator is over."));
  });
