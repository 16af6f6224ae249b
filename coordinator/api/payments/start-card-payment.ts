import type { z } from "zod";
import { NANOS_PER_CENT, wholeCents } from "#core/payments/cents";
import { StartCardPaymentInput, type StartedCardPayment } from "#protocol/api/payments";
import { LIMITS } from "#protocol/limits";
import { dollarNanos, dollarText } from "#protocol/text/dollar-nanos";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import { newId } from "../../rewards/new-id";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { takeCardTry } from "./top-up-terms";

const ofCents = (cents: number) => dollarText(cents * NANOS_PER_CENT);

/** The payment is written before the provider knows of it, so that none of its events can be too fast for us. */
export async function startCardPayment({ ctx, input }: Call<unknown>): Promise<z.infer<typeof StartedCardPayment>> {
  const person = requirePerson(ctx);
  const { amount } = parseInput(StartCardPaymentInput, input);
  const { prisma, cards } = handle();
  if (!cards) throw refuse("cards-off");
  const cents = wholeCents(dollarNanos(amount));
  const { MIN_CARD_CENTS: min, MAX_CARD_CENTS: max } = LIMITS;
  if (cents < min || cents > max) throw refuse("card-amount", { minimum: ofCents(min), maximum: ofCents(max) });
  await takeCardTry(person.id);
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
