import { monthName } from "#app/_language/month-name.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { buttonClass } from "#app/_ui/button-class.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { API_ROOT } from "#protocol/api/api-root";
import type { Invoice } from "#protocol/api/invoices";

/** The newest invoices and credit notes; the API has all of them. */
export async function InvoicesTable({ invoices }: { invoices: readonly Invoice[] }) {
  const t = await translations("customer.payments.invoices");
  const language = await visitorLanguage();
  if (invoices.length === 0) return <p className="px-4 pb-6 text-soft sm:px-6">{t("none")}</p>;
  return (
    <Table
      label={t("title")}
      head={
        <>
          <HeaderCell>{t("what")}</HeaderCell>
          <HeaderCell numeric>{t("total")}</HeaderCell>
          <HeaderCell numeric>{t("paid")}</HeaderCell>
          <HeaderCell>
            <span className="sr-only">{t("files")}</span>
          </HeaderCell>
        </>
      }
    >
      {invoices.map(({ number, kind, month, corrects, totalNanos, paidNanos }) => (
        <Row key={number}>
          <Cell heads>
            {t(`kinds.${kind}`, { number: String(number), corrects: String(corrects) })}
            <span className="block text-13 text-soft">{monthName(month, language)}</span>
          </Cell>
          <Cell numeric>
            <Money nanos={totalNanos} />
          </Cell>
          <Cell numeric>
            <Money nanos={paidNanos} />
          </Cell>
          <Cell numeric>
            <span className="flex justify-end gap-2">
              {(["pdf", "csv"] as const).map((file) => (
                <a
                  key={file}
                  className={buttonClass("bare", "small")}
                  href={`${API_ROOT}/account/invoices/${number}/invoice.${file}`}
                  download
                >
                  {t(file, { number: String(number) })}
                </a>
              ))}
            </span>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
