import { accounts } from "#core/ledger/ledger";
import type { OwnPayments } from "#protocol/api/payments";
import { checkoutEvent } from "#suites/kit/stripe/stripe-events";
import { StripeStandIn, signedEvent } from "#suites/kit/stripe/stripe-stand-in";
import { checkedVerbs } from "../../api/testing/checked-verbs";
import { openTestCity, type TestCity } from "../../api/testing/open-test-city";
import type { Context } from "../../auth/context";
import { plainPerson } from "../../pride/testing/plain-person";
import { ledgerSum } from "../../testing/ledger-sum";
import { takeEvent } from "../take-event";

export interface BegunPayment {
  ctx: Context;
  paymentId: string;
  session: string;
  intent: string;
  cents: number;
}

export interface PayingCity {
  city: TestCity;
  stripe: StripeStandIn;
  treasurer: Context;
  customer(): Promise<Context>;
  /** The customer is on the provider's page. */
  begin(ctx: Context, amount: string): Promise<BegunPayment>;
  /** As the provider tells it, signed. */
  tell(event: object): Promise<string>;
  paid(payment: BegunPayment): Promise<void>;
  own(ctx: Context): Promise<OwnPayments>;
  /** In cents: free, owed. */
  money(ctx: Context): Promise<[paid: number, owed: number]>;
  ledgerSum(): Promise<number>;
  close(): Promise<void>;
}

const NANOS_PER_CENT = 10_000_000;
let intents = 0;

export async function openPayingCity(): Promise<PayingCity> {
  const stripe = await new StripeStandIn().listen();
  const city = await openTestCity(stripe.settings);
  const { prisma, pool, cards } = city.handle;
  const treasurer = await city.person("Tess", "treasurer");
  const tell = async (event: object) => {
    const { body, header } = signedEvent(stripe.webhookSecret, event);
    const headers = { "stripe-signature": header };
    const read = cards?.readEvent(Buffer.from(body), headers, Math.floor(Date.now() / 1_000));
    if (read === "forged" || read === undefined) return read ?? "nothing";
    return takeEvent(prisma, read);
  };
  const centsOf = async (id: string) =>
    Number((await prisma.ledgerAccount.findUnique({ where: { id } }))?.balanceNanos ?? 0) / NANOS_PER_CENT;
  const own = (ctx: Context) => checkedVerbs.getPayments({ ctx, input: {} });
  return {
    ...{ city, stripe, treasurer, tell, own },
    customer: () => plainPerson(city),
    async begin(ctx, amount) {
      const { paymentId } = await checkedVerbs.startCardPayment({ ctx, input: { amount } });
      const session = stripe.sessions.at(-1);
      const cents = Number(session?.fields.get("line_items[0][price_data][unit_amount]"));
      return { ctx, paymentId, session: session?.id ?? "", intent: `pi_${intents++}`, cents };
    },
    async paid(payment) {
      await tell(checkoutEvent(payment));
    },
    async money({ person }) {
      const id = person?.id ?? "";
      return [await centsOf(accounts.customer(id)), 0 - (await centsOf(accounts.owed(id)))];
    },
    ledgerSum: () => ledgerSum(pool),
    async close() {
      await city.close();
      await stripe.close();
    },
  };
}
