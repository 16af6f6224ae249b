import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { monthName } from "#app/_language/month-name.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { TextLink } from "#app/_ui/text-link.tsx";
import { checkMonth } from "#coordinator/api/admin/books/check-month";
import { getBooks } from "#coordinator/api/admin/books/get-books";
import { listMonthInvoices } from "#coordinator/api/admin/books/list-month-invoices";
import { MonthInput } from "#protocol/api/months";
import { tryParse } from "#protocol/try-parse";
import { adminContext } from "../../_gate/admin-context";
import { NotAnAdmin } from "../../_gate/not-an-admin";
import { InvoicesTable } from "./_month/invoices-table";
import { MonthCheck } from "./_month/month-check";

type Props = { params: Promise<{ month: string }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { data: input } = tryParse(MonthInput, await params);
  if (!input) return {};
  const month = monthName(input.month, await visitorLanguage());
  return { title: (await translations("admin.books.month"))("title", { month }) };
}

const Query = z.object({ before: z.coerce.number().int().min(1).optional().catch(undefined) });

/** A closed month's documents, and whether they still agree with the ledger. */
export default async function ClosedMonthPage({ params, searchParams }: Props) {
  const { data: input } = tryParse(MonthInput, await params);
  if (!input) notFound();
  const ctx = await adminContext(`/admin/books/${input.month}`);
  if (!ctx) return <NotAnAdmin />;
  const closed = (await getBooks({ ctx, input: {} })).months.find(({ month }) => month === input.month);
  if (!closed) notFound();
  const query = Query.parse(await searchParams);
  const [t, checked, { invoices, next }] = await Promise.all([
    translations("admin.books.month"),
    checkMonth({ ctx, input }),
    listMonthInvoices({ ctx, input: { ...input, ...query } }),
  ]);
  const title = t("title", { month: monthName(input.month, await visitorLanguage()) });
  return (
    <PageShell
      eyebrow={<TextLink href="/admin/books">{t("back")}</TextLink>}
      title={title}
      lead={t.rich("lead", { day: () => <LocalTime at={closed.closedAt} /> })}
    >
      <div className="flex flex-col gap-4">
        <MonthCheck checked={checked} />
        <Card title={title} flush>
          {invoices.length === 0 ? (
            <p className="px-4 pb-6 text-soft sm:px-6">{t("none")}</p>
          ) : (
            <InvoicesTable invoices={invoices} label={title} />
          )}
          {next !== null && (
            <div className="border-line border-t px-4 py-3 sm:px-6">
              <LinkButton size="small" href={queryHref(`/admin/books/${input.month}`, { before: String(next) })}>
                {t("older")}
              </LinkButton>
            </div>
          )}
        </Card>
      </div>
    </PageShell>
  );
}
