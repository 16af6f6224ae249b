import type { Logger } from "pino";
import { SECOND } from "#core/time";
import type { UnitStore } from "../store/unit-store";
import { Duty } from "./duty";

/** Tells other coordinators that this one lives, and frees the blocks of those that do not. */
export const heartbeat = (store: UnitStore, log: Logger) =>
  new Duty("heartbeat", 5 * SECOND, log, () => store.heartbeat());
