import { NANOS_PER_CENT } from "#core/payments/cents";
import type { CardPayment, Prisma } from "#prisma/generated/client";
import type { TopUpFacts } from "#protocol/books/top-up-facts";
import { parseLanguage } from "#protocol/text/language";
import { newDeliveryId } from "../../deliveries/new-delivery-id";
import { payersOf } from "../../organisations/payers-of";

type What = { kind: "paid" } | { kind: "stopped"; why: NonNullable<TopUpFacts["why"]> };

/** A letter to the customer, or to the members of an organisation who pay for it; in the transaction of what it tells. */
export async function writeToPayers(tx: Prisma.TransactionClient, payment: CardPayment, what: What): Promise<void> {
  const { customerId, cents } = payment;
  const card = await tx.savedCard.findFirst({ where: { customerId, state: "saved" } });
  if (!card) return;
  const facts: TopUpFacts = {
    ...{ customerId, amountNanos: cents * NANOS_PER_CENT, language: parseLanguage(card.language) ?? "en" },
    ...(what.kind === "stopped" ? { why: what.why } : {}),
  };
  const owners = await payersOf(tx, customerId);
  const kind = `top-up.${what.kind}`;
  await tx.delivery.createMany({ data: owners.map((owner) => ({ id: newDeliveryId(), owner, kind, facts })) });
}
