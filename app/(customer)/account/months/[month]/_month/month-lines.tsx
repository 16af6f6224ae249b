import type { ReactNode } from "react";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { MonthStatement } from "#protocol/api/months";

const NAMED = ["gift", "welcome", "payment", "payment-back", "credit-note", "payout", "closing"] as const;

/** From what there was to what there is: each line adds to the ones before it. */
export async function MonthLines({ statement }: { statement: MonthStatement }) {
  const t = await translations("customer.months");
  const { opening, closing, movements, jobs, otherJobs } = statement;
  const kindOf = (kind: string) => {
    const named = NAMED.find((name) => name === kind);
    return named ? t(`kinds.${named}`) : kind;
  };
  return (
    <Table
      label={t("lines")}
      head={
        <>
          <HeaderCell>{t("head.what")}</HeaderCell>
          <HeaderCell numeric>{t("head.amount")}</HeaderCell>
        </>
      }
    >
      <Line what={<strong>{t("opening")}</strong>} nanos={opening.freeNanos + opening.heldNanos} />
      {movements.map(({ at, kind, about, amountNanos }) => (
        <Line key={`${at} ${kind}`} what={kindOf(kind)} about={[at.slice(0, 10), about]} nanos={amountNanos} signed />
      ))}
      {jobs.map(({ jobId, name, chargedNanos, returnedNanos }) => (
        <Line
          key={jobId}
          what={<TextLink href={`/jobs/${jobId}`}>{name}</TextLink>}
          about={[jobId, returnedNanos === 0 ? "" : t("returned")]}
          nanos={returnedNanos - chargedNanos}
          signed
        />
      ))}
      {otherJobs.jobs > 0 && (
        <Line
          what={t("otherJobs", { jobs: otherJobs.jobs })}
          nanos={otherJobs.returnedNanos - otherJobs.chargedNanos}
          signed
        />
      )}
      <Line what={<strong>{t("closing")}</strong>} nanos={closing.freeNanos + closing.heldNanos} />
    </Table>
  );
}

interface LineProps {
  what: ReactNode;
  about?: readonly string[];
  nanos: number;
  signed?: boolean;
}

const Line = ({ what, about = [], nanos, signed = false }: LineProps) => (
  <Row>
    <Cell heads className="min-w-32">
      {what}
      {about.some((part) => part !== "") && (
        <span className="block text-13 text-soft">{about.filter((part) => part !== "").join(" · ")}</span>
      )}
    </Cell>
    <Cell numeric>
      <Money nanos={nanos} signed={signed} />
    </Cell>
  </Row>
);
