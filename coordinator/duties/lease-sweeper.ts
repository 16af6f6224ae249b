import type { Logger } from "pino";
import { SECOND } from "#core/time";
import type { Coordinator } from "../shell/coordinator";
import { Duty } from "./duty";

/** Ends expired leases, and offers waiting units to every slot with room. */
export const leaseSweeper = (coordinator: Coordinator, log: Logger) =>
  new Duty("lease-sweeper", SECOND, log, async () => coordinator.dispatch({ kind: "leases.swept" }));
