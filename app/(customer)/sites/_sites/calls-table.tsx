import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { Visits } from "#protocol/api/partners";
import { deliveryProblemInWords } from "#protocol/words/delivery-problem-in-words";

type Call = Visits["deliveries"][number];

export async function CallsTable({ calls, now }: { calls: readonly Call[]; now: number }) {
  const t = await translations("customer.sites.calls");
  const language = await visitorLanguage();
  const numbers = numbersIn(language);
  const outcomeOf = ({ deliveredAt, nextAt, problem, tries }: Call): string => {
    if (deliveredAt !== null) return t("delivered", { tries });
    if (problem === null) return t("waiting");
    const why = deliveryProblemInWords(problem, language);
    return nextAt === null ? t("givenUp", { why }) : t("again", { why });
  };
  return (
    <Table
      label={t("title")}
      head={
        <>
          <HeaderCell>{t("when")}</HeaderCell>
          <HeaderCell>{t("outcome")}</HeaderCell>
        </>
      }
    >
      {calls.map((call) => (
        <Row key={call.createdAt}>
          <Cell className="whitespace-nowrap">{numbers.ago(Date.parse(call.createdAt), now)}</Cell>
          <Cell>{outcomeOf(call)}</Cell>
        </Row>
      ))}
    </Table>
  );
}
