import { accounts } from "#core/ledger/ledger";
import { NANOS_PER_CENT, wholeCents } from "#core/payments/cents";
import type { PaymentsDesk, UnplacedEvent } from "#protocol/api/payments";
import { LIMITS } from "#protocol/limits";
import { dollarText } from "#protocol/text/dollar-nanos";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import type { Call } from "../../call";
import { paymentViews } from "../../payments/payment-views";

const take = LIMITS.MAX_DESK_PAYMENTS_SHOWN;

export async function getPaymentsDesk({ ctx }: Call<unknown>): Promise<PaymentsDesk> {
  requireAdmin(ctx, "getPaymentsDesk");
  const { prisma, cards } = handle();
  const [rows, unplaced] = await Promise.all([
    prisma.cardPayment.findMany({ orderBy: [{ at: "desc" }, { id: "asc" }], take }),
    prisma.paymentEvent.findMany({ where: { outcome: "unplaced" }, orderBy: { at: "desc" }, take }),
  ]);
  const ids = [...new Set(rows.map(({ customerId }) => customerId))];
  const [people, balances] = await Promise.all([
    prisma.person.findMany({ where: { id: { in: ids }, deletedAt: null }, select: { id: true, name: true } }),
    prisma.ledgerAccount.findMany({ where: { id: { in: ids.map((id) => accounts.customer(id)) } } }),
  ]);
  const unspent = new Map(balances.map(({ id, balanceNanos }) => [id, wholeCents(Number(balanceNanos))]));
  const views = await paymentViews(rows);
  return {
    takesCards: cards !== undefined,
    payments: rows.flatMap(({ customerId }, at) => {
      const known = views[at];
      if (!known) return [];
      const refundable = Math.max(0, Math.min(known.leftCents, unspent.get(accounts.customer(customerId)) ?? 0));
      const customer = people.find(({ id }) => id === customerId)?.name ?? null;
      return [{ ...known.view, customerId, customer, refundableNanos: refundable * NANOS_PER_CENT }];
    }),
    unplaced: unplaced.map(({ id, kind, about, cents, currency, at }) => ({
      ...{ id, kind: kind as UnplacedEvent["kind"], about, currency },
      ...{ amount: dollarText(cents * NANOS_PER_CENT), at: at.toISOString() },
    })),
  };
}
