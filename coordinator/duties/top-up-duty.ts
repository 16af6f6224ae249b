import { SECOND } from "#core/time";
import type { Handle } from "../handle";
import { topUp } from "../payments/top-ups/top-up";
import { Duty } from "./duty";

/** Tops balances up by saved cards. Apart from other payments: it waits for the provider, one call after the other. */
export const topUpDuty = ({ pool, prisma, cards, log }: Pick<Handle, "pool" | "prisma" | "cards" | "log">) =>
  new Duty("top-ups", 5 * SECOND, log, async () => {
    if (cards) await topUp({ pool, prisma, cards }, Date.now());
  });
