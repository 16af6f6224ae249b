import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Badge, type BadgeTone } from "#app/_ui/badge.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { CardPayment } from "#protocol/api/payments";

const TONES: Record<CardPayment["state"], BadgeTone> = {
  open: "moon",
  paid: "verified",
  failed: "alarm",
  expired: "plain",
};

/** Each payment with its state, and what went back of it. */
export async function PaymentsTable({ payments }: { payments: readonly CardPayment[] }) {
  const t = await translations("customer.payments.list");
  const { money } = numbersIn(await visitorLanguage());
  if (payments.length === 0) return <p className="px-4 pb-6 text-soft sm:px-6">{t("none")}</p>;
  return (
    <Table
      label={t("title")}
      head={
        <>
          <HeaderCell>{t("when")}</HeaderCell>
          <HeaderCell>{t("state")}</HeaderCell>
          <HeaderCell numeric>{t("amount")}</HeaderCell>
        </>
      }
    >
      {payments.map(({ id, at, state, amountNanos, bySavedCard, back }) => (
        <Row key={id}>
          <Cell heads>
            <LocalTime at={at} />
            {bySavedCard && <span className="block text-13 text-soft">{t("bySavedCard")}</span>}
          </Cell>
          <Cell>
            <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>
            {back.map((one) => (
              <span key={`${one.at} ${one.why}`} className="block pt-1 text-13">
                {t(`backs.${one.why}.${one.state}`, { money: money(one.amountNanos) })}
              </span>
            ))}
          </Cell>
          <Cell numeric>
            <Money nanos={amountNanos} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
