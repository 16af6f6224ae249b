import { MINUTE } from "#core/time";
import type { Handle } from "../handle";
import { tellLowBalances } from "../payments/balance-alerts";
import { Duty } from "./duty";

/** Writes to customers whose balance has fallen below what they chose. */
export const balanceWatch = ({ pool, log }: Pick<Handle, "pool" | "log">): Duty =>
  new Duty("balance-watch", MINUTE, log, () => tellLowBalances(pool));
