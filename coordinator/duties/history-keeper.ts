import { SECOND } from "#core/time";
import { LIMITS } from "#protocol/limits";
import type { Handle } from "../handle";
import { forgetHistory } from "../keeping/forget-history";
import { Duty } from "./duty";

/** Forgets what is over, as the city's settings say: a little each second, for as long as there is something. */
export const historyKeeper = ({ config, log, pool }: Pick<Handle, "config" | "log" | "pool">): Duty =>
  new Duty("history-keeper", SECOND, log, async () => {
    await forgetHistory(pool, config.historyDays, LIMITS.MAX_FORGET_STEPS);
  });
