import { SECOND } from "#core/time";
import type { Handle } from "../handle";
import { sendWaitingRefunds } from "../payments/send-refund";
import { Duty } from "./duty";

/** Asks again for refunds whose answer was lost. It waits for the provider, one call after the other. */
export const refundDuty = ({ prisma, cards, log }: Pick<Handle, "prisma" | "cards" | "log">) =>
  new Duty("refunds", 5 * SECOND, log, async () => {
    if (cards) await sendWaitingRefunds(prisma, cards, Date.now());
  });
