import type { z } from "zod";
import { type BackState, goneCents } from "#core/payments/back-state";
import { NANOS_PER_CENT, wholeCents } from "#core/payments/cents";
import { type RefundedPayment, RefundPaymentInput } from "#protocol/api/payments";
import { dollarNanos, dollarText } from "#protocol/text/dollar-nanos";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { bookBacks } from "../../../payments/book-backs";
import { lockIntent, lockPayment } from "../../../payments/lock-payment";
import { sendRefund } from "../../../payments/send-refund";
import { refuse } from "../../../refusals/refuse";
import { newId } from "../../../rewards/new-id";
import { lockMoney } from "../../../store/lock-money";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";

/** To the card that paid, and nowhere else. The money leaves the customer's account before the provider is asked. */
export async function refundPayment({ ctx, input }: Call<unknown>): Promise<z.infer<typeof RefundedPayment>> {
  requireAdmin(ctx, "refundPayment");
  const { paymentId, amount } = parseInput(RefundPaymentInput, input);
  const { prisma, cards } = handle();
  if (!cards) throw refuse("cards-off");
  const cents = wholeCents(dollarNanos(amount));
  const payment = await prisma.cardPayment.findUnique({ where: { id: paymentId } });
  if (!payment) throw refuse("no-such-payment");
  const { intent, state, customerId } = payment;
  if (state !== "paid" || intent === null) throw refuse("payment-not-paid");
  const back = await prisma.$transaction(async (tx) => {
    await lockIntent(tx, intent);
    await lockPayment(tx, paymentId);
    const { paidNanos } = await lockMoney(tx, customerId);
    const backs = await tx.paymentBack.findMany({ where: { intent } });
    const gone = backs.reduce((sum, one) => sum + goneCents({ state: one.state as BackState, cents: one.cents }), 0);
    const max = Math.max(0, Math.min(payment.cents - gone, wholeCents(paidNanos)));
    if (cents > max) throw refuse("refund-too-much", { maximum: dollarText(max * NANOS_PER_CENT) });
    const asked = await tx.paymentBack.create({
      data: { id: newId("rf"), why: "refund", intent, cents, state: "asked" },
    });
    await bookBacks(tx, payment);
    await audit(tx, ctx, "payment.refunded", customerId, { nanos: cents * NANOS_PER_CENT, payment: paymentId });
    return asked;
  });
  const sent = await sendRefund(prisma, cards, back);
  if (sent.kind === "refused") throw refuse("card-provider-refused", { problem: sent.why });
  return { state: sent.kind };
}
