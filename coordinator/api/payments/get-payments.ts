import { accounts } from "#core/ledger/ledger";
import type { OwnPayments } from "#protocol/api/payments";
import { LIMITS } from "#protocol/limits";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { billingAddresses } from "../../invoices/billing-addresses";
import type { Call } from "../call";
import { paymentViews } from "./payment-views";
import { topUpsView } from "./top-ups-view";

export async function getPayments({ ctx }: Call<unknown>): Promise<OwnPayments> {
  const { id } = requirePerson(ctx);
  const { prisma, cards, post } = handle();
  const [paid, gift, owed] = [accounts.customer(id), accounts.gift(id), accounts.owed(id)];
  const [balances, rows, alert, person, topUps, billing] = await Promise.all([
    prisma.ledgerAccount.findMany({ where: { id: { in: [paid, gift, owed] } } }),
    prisma.cardPayment.findMany({
      where: { customerId: id },
      orderBy: [{ at: "desc" }, { id: "asc" }],
      take: LIMITS.MAX_PAYMENTS_SHOWN,
    }),
    prisma.balanceAlert.findUnique({ where: { personId: id } }),
    prisma.person.findUnique({ where: { id }, select: { emailVerified: true } }),
    topUpsView(id),
    billingAddresses(prisma, [id]),
  ]);
  const balanceOf = (account: string) => Number(balances.find((one) => one.id === account)?.balanceNanos ?? 0);
  return {
    ...topUps,
    takesCards: cards !== undefined,
    paidNanos: balanceOf(paid),
    giftNanos: balanceOf(gift),
    owedNanos: 0 - balanceOf(owed),
    billing: billing.get(id) ?? null,
    payments: (await paymentViews(rows)).map(({ view }) => view),
    alertBelowNanos: alert === null || alert.belowNanos === null ? null : Number(alert.belowNanos),
    canBeWritten: !post.isOpen
      ? "city-sends-no-mail"
      : ctx.member || person?.emailVerified
        ? "yes"
        : "address-unproven",
  };
}
