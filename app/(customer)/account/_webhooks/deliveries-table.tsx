import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { Delivery } from "#protocol/api/webhooks";
import { deliveryProblemInWords } from "#protocol/words/delivery-problem-in-words";

/** What was told lately, or could not be. */
export async function DeliveriesTable({ deliveries, now }: { deliveries: readonly Delivery[]; now: number }) {
  const t = await translations("customer.webhooks.deliveries");
  const language = await visitorLanguage();
  const numbers = numbersIn(language);
  const outcomeOf = ({ deliveredAt, nextAt, problem, tries }: Delivery): string => {
    if (deliveredAt !== null) return t("delivered", { tries });
    const why = problem && deliveryProblemInWords(problem, language);
    if (nextAt === null) return why === null ? t("givenUp") : t("givenUpBecause", { why });
    return why === null ? t("waiting") : t("again", { why });
  };
  return (
    <Table
      label={t("title")}
      head={
        <>
          <HeaderCell>{t("head.what")}</HeaderCell>
          <HeaderCell>{t("head.to")}</HeaderCell>
          <HeaderCell>{t("head.when")}</HeaderCell>
          <HeaderCell>{t("head.outcome")}</HeaderCell>
        </>
      }
    >
      {deliveries.map((delivery) => (
        <Row key={delivery.id}>
          <Cell heads>
            {delivery.jobId === null ? (
              t(`kinds.${delivery.kind}`)
            ) : (
              <TextLink href={`/jobs/${delivery.jobId}`}>{t(`kinds.${delivery.kind}`)}</TextLink>
            )}
          </Cell>
          <Cell className="min-w-48 break-all">
            {delivery.to === "mail" ? t("mail") : (delivery.to ?? t("deleted"))}
          </Cell>
          <Cell className="whitespace-nowrap">{numbers.ago(Date.parse(delivery.createdAt), now)}</Cell>
          <Cell className="min-w-56">{outcomeOf(delivery)}</Cell>
        </Row>
      ))}
    </Table>
  );
}
