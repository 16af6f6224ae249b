import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Money } from "#app/_ui/money.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { IfMay } from "#app/(admin)/admin/_gate/powers.tsx";
import type { DeskPayment } from "#protocol/api/payments";
import { RefundPayment } from "./refund-payment";

export async function DeskTable({ payments }: { payments: readonly DeskPayment[] }) {
  const [t, lists] = [await translations("admin.payments.list"), await translations("admin.lists")];
  const { money } = numbersIn(await visitorLanguage());
  return (
    <Table
      label={t("title")}
      head={
        <>
          <HeaderCell>{t("customer")}</HeaderCell>
          <HeaderCell>{t("state")}</HeaderCell>
          <HeaderCell numeric>{t("amount")}</HeaderCell>
          <HeaderCell>
            <span className="sr-only">{lists("acts")}</span>
          </HeaderCell>
        </>
      }
    >
      {payments.map((payment) => (
        <Row key={payment.id}>
          <Cell heads>
            {payment.customer === null ? (
              t("deleted")
            ) : (
              <TextLink href={queryHref("/admin/customers", { find: payment.customerId })}>{payment.customer}</TextLink>
            )}
            <span className="block text-13 text-soft">
              <LocalTime at={payment.at} />
            </span>
          </Cell>
          <Cell>
            {t(`states.${payment.state}`)}
            {payment.bySavedCard && <span className="block text-13 text-soft">{t("bySavedCard")}</span>}
            {payment.back.map(({ why, state, amountNanos, at }) => (
              <span key={`${at} ${why}`} className="block text-13">
                {t(`backs.${why}.${state}`, { money: money(amountNanos) })}
              </span>
            ))}
          </Cell>
          <Cell numeric>
            <Money nanos={payment.amountNanos} />
          </Cell>
          <Cell numeric>
            {payment.refundableNanos > 0 && (
              <IfMay power="pay">
                <RefundPayment payment={payment} customer={payment.customer ?? t("deleted")} />
              </IfMay>
            )}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
