import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Money } from "#app/_ui/money.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { LedgerLine, Statement } from "#protocol/api/account";
import { lineName } from "./line-name";

/** Every movement of this person's money and of their devices' credit, newest first. */
export async function StatementCard({ statement, isFirst }: { statement: Statement; isFirst: boolean }) {
  const t = await translations("customer.account.statement");
  const { lines, next } = statement;
  const nameOf = (line: LedgerLine) => {
    const name = lineName(line);
    return name === undefined ? line.kind : t(`lines.${name}`);
  };
  return (
    <Card
      title={t("title")}
      about={t("about")}
      actions={
        <LinkButton size="small" href={`/account/months/${new Date().toISOString().slice(0, 7)}`}>
          {t("months")}
        </LinkButton>
      }
      flush
    >
      <Table
        label={t("title")}
        head={
          <>
            <HeaderCell>{t("head.when")}</HeaderCell>
            <HeaderCell>{t("head.what")}</HeaderCell>
            <HeaderCell numeric>{t("head.amount")}</HeaderCell>
          </>
        }
      >
        {lines.map((line) => (
          <Row key={`${line.postingId} ${line.account}`}>
            <Cell className="min-w-20 text-soft sm:whitespace-nowrap">
              <LocalTime at={line.at} />
            </Cell>
            <Cell heads className="min-w-28">
              {nameOf(line)}
              {line.about !== "" && <span className="block text-13 text-soft">{line.about}</span>}
            </Cell>
            <Cell numeric>
              <Money nanos={line.amountNanos} signed />
            </Cell>
          </Row>
        ))}
      </Table>
      {lines.length === 0 && <p className="px-4 pb-4 text-soft sm:px-6">{t("none")}</p>}
      {(next !== null || !isFirst) && (
        <div className="flex flex-wrap gap-2 border-line border-t px-4 py-3 sm:px-6">
          {!isFirst && (
            <LinkButton size="small" href="/account">
              {t("newest")}
            </LinkButton>
          )}
          {next !== null && (
            <LinkButton size="small" href={queryHref("/account", { before: next })}>
              {t("older")}
            </LinkButton>
          )}
        </div>
      )}
    </Card>
  );
}
