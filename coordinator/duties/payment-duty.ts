import { SECOND } from "#core/time";
import type { Handle } from "../handle";
import { followDebts } from "../payments/follow-debts";
import { sendWaitingRefunds } from "../payments/send-refund";
import { Duty } from "./duty";

type Parts = Pick<Handle, "prisma" | "cards" | "coordinator" | "bus" | "log">;

/** What follows from payments: refunds whose answer was lost, and jobs of customers who owe. */
export const paymentDuty = (parts: Parts) =>
  new Duty("payments", 5 * SECOND, parts.log, async () => {
    if (parts.cards) await sendWaitingRefunds(parts.prisma, parts.cards, Date.now());
    await followDebts(parts);
  });
