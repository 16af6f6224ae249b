import type { Logger } from "pino";
import { SECOND } from "#core/time";
import type { Coordinator } from "../shell/coordinator";
import { Duty } from "./duty";

/** Learns what other coordinators settled, spent, changed and freed. */
export const jobFollower = (coordinator: Coordinator, log: Logger) =>
  new Duty("job-follower", SECOND, log, () => coordinator.refresh());
