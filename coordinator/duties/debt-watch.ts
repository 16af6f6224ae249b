import { SECOND } from "#core/time";
import type { Handle } from "../handle";
import { followDebts } from "../payments/follow-debts";
import { Duty } from "./duty";

/** Lets jobs of customers who owe rest, and go on. It asks no provider, so that none can hold it up. */
export const debtWatch = (parts: Pick<Handle, "prisma" | "coordinator" | "bus" | "log">) =>
  new Duty("debts", 5 * SECOND, parts.log, () => followDebts(parts));
