import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { AtTime } from "#app/(admin)/admin/_find/at-time.tsx";
import { IfMay } from "#app/(admin)/admin/_gate/powers.tsx";
import type { AdminCustomer } from "#protocol/api/admin";
import { GiveMoney } from "./give-money";
import { JudgeCustomer } from "./judge-customer";
import { MakeResetLink } from "./make-reset-link";
import { RecordPayment } from "./record-payment";
import { TakeBackTransfer } from "./take-back-transfer";
import { WelcomePerson } from "./welcome-person";

export interface CustomersTableProps {
  customers: AdminCustomer[];
  /** What a newcomer is welcomed with, in nanodollars. */
  gift: number;
  now: number;
}

const TONES = { approved: "verified", limited: "plain", frozen: "alarm", banned: "alarm" } as const;

export async function CustomersTable({ customers, gift, now }: CustomersTableProps) {
  const t = await translations("admin.customers");
  const lists = await translations("admin.lists");
  const { count } = numbersIn(await visitorLanguage());
  return (
    <Table
      label={t("table")}
      head={
        <>
          <HeaderCell>{t("name")}</HeaderCell>
          <HeaderCell numeric>{t("jobs")}</HeaderCell>
          <HeaderCell numeric>{t("balance")}</HeaderCell>
          <HeaderCell numeric>{t("spent")}</HeaderCell>
          <HeaderCell numeric>{t("joined")}</HeaderCell>
          <HeaderCell>
            <span className="sr-only">{lists("acts")}</span>
          </HeaderCell>
        </>
      }
    >
      {customers.map((customer) => (
        <Row key={customer.id}>
          <Cell heads>
            <span className="flex items-center gap-2 font-medium">
              {customer.name} {customer.role !== "person" && <Badge tone="moon">{t("admin")}</Badge>}
              {customer.waitsForWelcome && <Badge>{t("isNew")}</Badge>}
              {customer.standing && (
                <Badge tone={TONES[customer.standing.standing]}>
                  {t(`judge.standings.${customer.standing.standing}`)}
                </Badge>
              )}
            </span>
            <span className="block text-13 text-soft">{customer.email}</span>
          </Cell>
          <Cell numeric>
            {customer.jobs === 0 ? (
              "0"
            ) : (
              <TextLink href={queryHref("/admin/jobs", { find: customer.name })}>{count(customer.jobs)}</TextLink>
            )}
          </Cell>
          <Cell numeric>
            <Money nanos={customer.balanceNanos} />
          </Cell>
          <Cell numeric>
            <Money nanos={customer.spentNanos} />
          </Cell>
          <Cell numeric className="text-soft">
            <AtTime at={customer.createdAt} now={now} />
          </Cell>
          <Cell numeric>
            <span className="flex justify-end gap-2">
              {customer.waitsForWelcome && (
                <IfMay power="moderate">
                  <WelcomePerson customerId={customer.id} name={customer.name} gift={gift} />
                </IfMay>
              )}
              {customer.role === "person" && (
                <IfMay power="moderate">
                  <JudgeCustomer customer={customer} />
                </IfMay>
              )}
              <IfMay power="appoint">
                <MakeResetLink customerId={customer.id} name={customer.name} />
              </IfMay>
              <IfMay power="pay">
                <RecordPayment customerId={customer.id} name={customer.name} />
                <TakeBackTransfer customerId={customer.id} name={customer.name} />
                <GiveMoney customerId={customer.id} name={customer.name} />
              </IfMay>
            </span>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
