import { translations } from "#app/_messages/translations.ts";
import { buttonClass } from "#app/_ui/button-class.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";
import { IfMay } from "#app/(admin)/admin/_gate/powers.tsx";
import { API_ROOT } from "#protocol/api/api-root";
import type { MonthInvoice } from "#protocol/api/invoices";
import { IssueCreditNote } from "./issue-credit-note";

export async function InvoicesTable({ invoices, label }: { invoices: readonly MonthInvoice[]; label: string }) {
  const [t, lists] = [await translations("admin.books.month"), await translations("admin.lists")];
  return (
    <Table
      label={label}
      head={
        <>
          <HeaderCell>{t("number")}</HeaderCell>
          <HeaderCell>{t("customer")}</HeaderCell>
          <HeaderCell numeric>{t("total")}</HeaderCell>
          <HeaderCell numeric>{t("paid")}</HeaderCell>
          <HeaderCell numeric>{t("tax")}</HeaderCell>
          <HeaderCell>
            <span className="sr-only">{lists("acts")}</span>
          </HeaderCell>
        </>
      }
    >
      {invoices.map((invoice) => {
        const { number, kind, corrects, customer, customerId, totalNanos, paidNanos, taxNanos } = invoice;
        return (
          <Row key={number}>
            <Cell heads>{t(`kinds.${kind}`, { number: String(number), corrects: String(corrects) })}</Cell>
            <Cell>
              {customer === null ? (
                t("deleted")
              ) : (
                <TextLink href={queryHref("/admin/customers", { find: customerId })}>{customer}</TextLink>
              )}
            </Cell>
            <Cell numeric>
              <Money nanos={totalNanos} />
            </Cell>
            <Cell numeric>
              <Money nanos={paidNanos} />
            </Cell>
            <Cell numeric>
              <Money nanos={taxNanos} />
            </Cell>
            <Cell numeric>
              <span className="flex justify-end gap-2">
                <a
                  className={buttonClass("bare", "small")}
                  href={`${API_ROOT}/account/invoices/${number}/invoice.pdf`}
                  download
                >
                  <span>{t.rich("pdf", { number: String(number), name: hidden })}</span>
                </a>
                {invoice.creditableNanos > 0 && (
                  <IfMay power="pay">
                    <IssueCreditNote invoice={invoice} customer={customer ?? ""} />
                  </IfMay>
                )}
              </span>
            </Cell>
          </Row>
        );
      })}
    </Table>
  );
}
