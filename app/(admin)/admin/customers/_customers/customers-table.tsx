import type { AdminCustomer } from "#protocol/api/admin";
import { Badge } from "../../../../_ui/badge";
import { formatCount } from "../../../../_ui/format/format-count";
import { HeaderCell } from "../../../../_ui/header-cell";
import { Money } from "../../../../_ui/money";
import { queryHref } from "../../../../_ui/query-href";
import { Cell, Row, Table } from "../../../../_ui/table";
import { TextLink } from "../../../../_ui/text-link";
import { AtTime } from "../../_find/at-time";
import { GiveMoney } from "./give-money";
import { MakeResetLink } from "./make-reset-link";
import { WelcomePerson } from "./welcome-person";

export interface CustomersTableProps {
  customers: AdminCustomer[];
  /** What a newcomer is welcomed with, in nanodollars. */
  gift: number;
  now: number;
}

export function CustomersTable({ customers, gift, now }: CustomersTableProps) {
  return (
    <Table
      label="Customers"
      head={
        <>
          <HeaderCell>Name</HeaderCell>
          <HeaderCell numeric>Jobs</HeaderCell>
          <HeaderCell numeric>Balance</HeaderCell>
          <HeaderCell numeric>Spent</HeaderCell>
          <HeaderCell numeric>Joined</HeaderCell>
          <HeaderCell>
            <span className="sr-only">Acts</span>
          </HeaderCell>
        </>
      }
    >
      {customers.map((customer) => (
        <Row key={customer.id}>
          <Cell heads>
            <span className="flex items-center gap-2 font-medium">
              {customer.name} {customer.role === "admin" && <Badge tone="moon">Admin</Badge>}
              {customer.waitsForWelcome && <Badge>New</Badge>}
            </span>
            <span className="block text-13 text-soft">{customer.email}</span>
          </Cell>
          <Cell numeric>
            {customer.jobs === 0 ? (
              "0"
            ) : (
              <TextLink href={queryHref("/admin/jobs", { find: customer.name })}>{formatCount(customer.jobs)}</TextLink>
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
              {customer.waitsForWelcome && <WelcomePerson customerId={customer.id} name={customer.name} gift={gift} />}
              <MakeResetLink customerId={customer.id} name={customer.name} />
              <GiveMoney customerId={customer.id} name={customer.name} />
            </span>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
