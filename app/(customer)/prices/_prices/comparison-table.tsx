import type { ReactNode } from "react";
import { Card } from "#app/_ui/card.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { LIST_PRICES, listPrice, type Rival } from "#core/economics/list-prices";
import { inCityCurrency, standingAgainst } from "./compare-prices";
import { CHECKINGS, nativePrice, type PriceRange } from "./price-of-checking";
import type { PriceWords } from "./price-words";

interface ComparisonTableProps {
  words: PriceWords;
  coreHourNanos: number;
  usDollarNanos: number | undefined;
}

/** One hour that a program takes natively: what it costs here, and what elsewhere. */
export function ComparisonTable({ words, coreHourNanos, usDollarNanos }: ComparisonTableProps) {
  const { compare, checking, reckon, price, range, count } = words;
  const standing = (rival: Rival, { from, to }: PriceRange) => {
    const said = (nanos: number) => compare.standing(standingAgainst(rival, nanos, usDollarNanos));
    return range(said(from), said(to));
  };
  const ours = [
    ...CHECKINGS.map((one) => ({ name: checking.names[one], prices: nativePrice(1, one, coreHourNanos).usual })),
    { name: compare.worst, prices: worstOf(coreHourNanos) },
  ];
  const rivals = [
    { rival: "fargate", about: compare.fargate(LIST_PRICES.fargate.gb) },
    { rival: "lambda", about: compare.lambda(count(LIST_PRICES.lambda.mib)) },
  ] as const;
  return (
    <Card flush>
      <Table
        label={compare.label}
        head={
          <>
            <HeaderCell>{compare.row}</HeaderCell>
            <HeaderCell numeric>{compare.price}</HeaderCell>
          </>
        }
      >
        {ours.map(({ name, prices }) => (
          <Line
            key={name}
            name={name}
            about={compare.standings(
              { fargate: standing("fargate", prices), lambda: standing("lambda", prices) },
              usDollarNanos !== undefined,
            )}
          >
            {range(price(prices.from), price(prices.to))}
          </Line>
        ))}
        {rivals.map(({ rival, about }) => (
          <Line key={rival} name={reckon.rivals[rival]} about={about}>
            {price(listPrice(rival), "US$")}
            {usDollarNanos !== undefined && (
              <span className="block font-normal text-13 text-soft">
                {reckon.converted(price(inCityCurrency(listPrice(rival), usDollarNanos)))}
              </span>
            )}
          </Line>
        ))}
        <Line name="AWS Batch" about={compare.batch}>
          –
        </Line>
      </Table>
    </Card>
  );
}

function Line({ name, about, children }: { name: string; about: string; children: ReactNode }) {
  return (
    <Row>
      <Cell heads>
        <span className="block font-medium">{name}</span>
        <span className="block text-pretty text-13 text-soft">{about}</span>
      </Cell>
      <Cell numeric className="font-medium max-sm:whitespace-normal!">
        {children}
      </Cell>
    </Row>
  );
}

function worstOf(coreHourNanos: number): PriceRange {
  const { to } = nativePrice(1, "twice", coreHourNanos).whole;
  return { from: to, to };
}
