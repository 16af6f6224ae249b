import type { z } from "zod";
import { NANOS_PER_CENT, wholeCents } from "#core/payments/cents";
import { StartCardPaymentInput, type StartedCardPayment } from "#protocol/api/payments";
import { dollarNanos, dollarText } from "#protocol/dollar-nanos";
import { LIMITS } from "#protocol/limits";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import { newId } from "../../rewards/new-id";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

const DAY_S = 86_400;
const ofCents = (cents: number) => dollarText(cents * NANOS_PER_CENT);

/** The payment is written before the provider knows of it, so that none of its events can be too fast for us. */
export async function startCardPayment({ ctx, input }: Call<unknown>): Promise<z.infer<typeof StartedCardPayment>> {
  const person = requirePerson(ctx);
  const { amount } = parseInput(StartCardPaymentInput, input);
  const { prisma, cards, tries } = handle();
  if (!cards) throw refuse("cards-off");
  const cents = wholeCents(dollarNanos(amount));
  const { MIN_CARD_CENTS: min, MAX_CARD_CENTS: max, MAX_CHECKOUTS_PER_DAY } = LIMITS;
  if (cents < min || cents > max) throw refuse("card-amount", { minimum: ofCents(min), maximum: ofCents(max) });
  const rule = { window: DAY_S, max: MAX_CHECKOUTS_PER_DAY };
  if (!(await tries.consume(`payments of ${person.id}`, rule)).allowed)
    throw refuse("too-many-checkouts", { max: MAX_CHECKOUTS_PER_DAY });
  const paymentId = newId("pay");
  await prisma.cardPayment.create({ data: { id: paymentId, customerId: person.id, cents } });
  const checkout = { paymentId, cents, email: person.email, language: ctx.language ?? "en" };
  const answer = await cards.startCheckout(checkout);
  if (answer.kind === "answered") {
    await prisma.cardPayment.updateMany({ where: { id: paymentId, session: null }, data: { session: answer.session } });
    return { paymentId, url: answer.url };
  }
  await prisma.cardPayment.updateMany({ where: { id: paymentId, state: "open" }, data: { state: "failed" } });
  throw answer.kind === "refused"
    ? refuse("card-provider-refused", { problem: answer.why })
    : refuse("card-provider-away");
}
