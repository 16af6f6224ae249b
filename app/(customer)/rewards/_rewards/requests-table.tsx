import { translations } from "#app/_messages/translations.ts";
import { Badge, type BadgeTone } from "#app/_ui/badge.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { OwnPayout } from "#protocol/api/rewards";
import { TakeBack } from "./take-back";

const TONES: Record<OwnPayout["state"], BadgeTone> = {
  held: "plain",
  approved: "moon",
  paid: "verified",
  refused: "alarm",
  withdrawn: "plain",
};

/** Each request with its state, and of which jobs' money it is. */
export async function RequestsTable({ payouts }: { payouts: readonly OwnPayout[] }) {
  const t = await translations("customer.rewards.requests");
  if (payouts.length === 0) return <p className="px-4 pb-6 text-soft sm:px-6">{t("none")}</p>;
  return (
    <Table
      label={t("title")}
      head={
        <>
          <HeaderCell>{t("what")}</HeaderCell>
          <HeaderCell numeric>{t("amount")}</HeaderCell>
        </>
      }
    >
      {payouts.map((payout) => (
        <Row key={payout.id}>
          <Cell heads>
            {payout.reward}
            <span className="flex flex-wrap items-center gap-x-2 py-1">
              <Badge tone={TONES[payout.state]}>{t(`states.${payout.state}`)}</Badge>
              {payout.state === "held" && <TakeBack payout={payout} />}
            </span>
            {payout.reason !== null && (
              <span className="block pt-1 text-13">{t("why", { reason: payout.reason })}</span>
            )}
            <span className="block text-13 text-soft">
              <LocalTime at={payout.askedAt} />
            </span>
            {payout.site !== null && (
              <span className="block break-words text-13 text-soft">{t("earnedBy", { site: payout.site })}</span>
            )}
            {payout.payee !== null && (
              <span className="block break-all text-13 text-soft">{t("pays", { payee: payout.payee })}</span>
            )}
            {payout.jobs.length > 0 && (
              <Disclosure summary={<span className="text-13">{t("from", { jobs: payout.jobs.length })}</span>}>
                <ul className="text-13">
                  {payout.jobs.map(({ jobId, name, amountNanos }) => (
                    <li key={jobId}>
                      {name}: <Money nanos={amountNanos} />
                    </li>
                  ))}
                </ul>
              </Disclosure>
            )}
          </Cell>
          <Cell numeric>
            <Money nanos={payout.amountNanos} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
