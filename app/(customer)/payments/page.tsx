import type { Metadata } from "next";
import { z } from "zod";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { customerContext } from "#app/_server/context.ts";
import { Card } from "#app/_ui/card.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { Stat } from "#app/_ui/stat.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { listInvoices } from "#coordinator/api/invoices/list-invoices";
import { getPayments } from "#coordinator/api/payments/get-payments";
import { BalanceAlert } from "./_payments/balance-alert";
import { BillingForm } from "./_payments/billing-form";
import { InvoicesTable } from "./_payments/invoices-table";
import { PayIn } from "./_payments/pay-in";
import { PaymentsTable } from "./_payments/payments-table";
import { TopUpsCard } from "./_payments/top-ups-card";
import { WaitForBank } from "./_payments/wait-for-bank";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("customer.payments"))("title"),
});

/** The payment or card from whose page at the card payment service the customer comes back. */
const Query = z.object({
  payment: z.string().optional().catch(undefined),
  card: z.string().optional().catch(undefined),
});

export default async function PaymentsPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const ctx = await customerContext("/payments");
  const query = Query.parse(await searchParams);
  const [t, account, own, { invoices }] = await Promise.all([
    translations("customer.payments"),
    translations("customer.account"),
    getPayments({ ctx, input: {} }),
    listInvoices({ ctx, input: {} }),
  ]);
  const { money } = numbersIn(await visitorLanguage());
  const { paidNanos, giftNanos, owedNanos, payments, takesCards, alertBelowNanos, canBeWritten } = own;
  const waiting = payments.find(({ id, state }) => id === query.payment && state === "open");
  return (
    <PageShell title={t("title")} lead={t("lead")} eyebrow={<TextLink href="/account">{account("title")}</TextLink>}>
      <div className="flex flex-col gap-4">
        {waiting && (
          <Notice title={t("waiting.title")}>
            {t("waiting.text", { money: money(waiting.amountNanos) })}
            <WaitForBank />
          </Notice>
        )}
        {owedNanos > 0 && (
          <Notice tone="alarm" title={t("owed.title", { money: money(owedNanos) })}>
            {t("owed.text")}
          </Notice>
        )}
        <Card>
          <Stat
            label={t("free.label")}
            value={<Money nanos={paidNanos} />}
            detail={owedNanos > 0 ? undefined : t("free.detail", { money: money(paidNanos + giftNanos) })}
          />
        </Card>
        <Card title={t("payIn.title")} {...(takesCards ? { about: t("payIn.about") } : {})}>
          {takesCards ? <PayIn /> : <p className="text-soft">{t("payIn.none")}</p>}
        </Card>
        {takesCards && <TopUpsCard own={own} typed={query.card} />}
        <Card title={t("alert.title")} about={t(ctx.member ? "alert.aboutMembers" : "alert.about")}>
          {canBeWritten === "yes" ? (
            <BalanceAlert
              belowNanos={alertBelowNanos}
              isBelow={alertBelowNanos !== null && paidNanos + giftNanos < alertBelowNanos}
            />
          ) : (
            <p className="text-soft">{t(`alert.${canBeWritten}`)}</p>
          )}
        </Card>
        <Card title={t("list.title")} flush>
          <PaymentsTable payments={payments} />
        </Card>
        <Card title={t("billing.title")} about={t("billing.about")}>
          <BillingForm address={own.billing} />
        </Card>
        <Card title={t("invoices.title")} about={t("invoices.about")} flush>
          <InvoicesTable invoices={invoices} />
        </Card>
      </div>
    </PageShell>
  );
}
