"use client";

import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Card } from "#app/_ui/card.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Mono } from "#app/_ui/mono.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { ReconciledFile, ReconciledSection } from "#protocol/api/reconciliation";

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, one) => all + one, 0);

export function ComparedFile({ name, file }: { name: string; file: ReconciledFile }) {
  const t = useTranslations("admin.reconciliation.result");
  const { money } = useNumbers();
  const { sections, from, to, others, payouts } = file;
  const differences = sections.reduce((all, { counts }) => all + sum(counts), 0);
  return (
    <>
      <Notice
        tone={differences === 0 ? "verified" : "alarm"}
        title={t(differences === 0 ? "agrees" : "differs", { differences })}
      >
        <span className="block break-all">{name}</span>
        {from !== null && to !== null && (
          <span className="block">
            {t.rich("days", { from: () => <LocalTime at={from} />, to: () => <LocalTime at={to} /> })}
          </span>
        )}
        {others > 0 && <span className="block">{t("others", { others })}</span>}
        {payouts.count > 0 && (
          <span className="block">{t("payouts", { count: payouts.count, money: money(payouts.nanos) })}</span>
        )}
      </Notice>
      {sections.map((section) => (
        <Card
          key={section.kind}
          title={t(`kinds.${section.kind}`)}
          about={t("agreeing", { count: section.agreeing.count, money: money(section.agreeing.nanos) })}
          flush
        >
          {section.differences.length > 0 && <Differences section={section} />}
        </Card>
      ))}
    </>
  );
}

function Differences({ section: { kind, differences, counts } }: { section: ReconciledSection }) {
  const t = useTranslations("admin.reconciliation.result");
  const left = sum(counts) - differences.length;
  return (
    <>
      <Table
        label={t(`kinds.${kind}`)}
        head={
          <>
            <HeaderCell>{t("what")}</HeaderCell>
            <HeaderCell>{t("key")}</HeaderCell>
            <HeaderCell numeric>{t("ours")}</HeaderCell>
            <HeaderCell numeric>{t("theirs")}</HeaderCell>
          </>
        }
      >
        {differences.map(({ why, key, oursNanos, theirsNanos }) => (
          <Row key={`${why} ${key}`}>
            <Cell heads>{t(`why.${why}`)}</Cell>
            <Cell className="break-all">
              <Mono>{key === "" ? t("forgotten") : key}</Mono>
            </Cell>
            <Cell numeric>{oursNanos === null ? "–" : <Money nanos={oursNanos} />}</Cell>
            <Cell numeric>{theirsNanos === null ? "–" : <Money nanos={theirsNanos} />}</Cell>
          </Row>
        ))}
      </Table>
      {left > 0 && <p className="px-4 py-3 text-soft sm:px-6">{t("more", { left })}</p>}
    </>
  );
}
