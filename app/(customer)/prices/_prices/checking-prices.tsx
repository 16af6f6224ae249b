import { Card } from "#app/_ui/card.tsx";
import { wrongPerMillion } from "#core/reputation/promise";
import { billedPrice, CHECKINGS, type Checking } from "./price-of-checking";
import type { PriceWords } from "./price-words";

const oneIn = (checking: Checking) => {
  if (checking === "once") return 1;
  return Math.round(1_000_000 / wrongPerMillion(checking === "adaptive" ? "adaptive" : 2));
};

interface CheckingPricesProps {
  words: PriceWords;
  coreHourNanos: number;
}

export function CheckingPrices({ words, coreHourNanos }: CheckingPricesProps) {
  const { checking, price, range, count } = words;
  return (
    <section aria-labelledby="checking" className="pt-12">
      <h2 id="checking" className="display text-24">
        {checking.title}
      </h2>
      <p className="max-w-160 text-pretty pt-2 text-soft">{checking.about}</p>
      <div className="grid gap-4 pt-6 md:grid-cols-3 lg:gap-6">
        {CHECKINGS.map((one) => {
          const { from, to } = billedPrice(1, one, coreHourNanos);
          return (
            <Card key={one} title={checking.names[one]}>
              <p>
                <span className="font-semibold text-24 tabular-nums tracking-tight">
                  {range(price(from), price(to))}
                </span>{" "}
                <span className="whitespace-nowrap text-13 text-soft">{checking.aCoreHour}</span>
              </p>
              <p className="text-pretty pt-2">{checking.texts[one](count(oneIn(one)))}</p>
            </Card>
          );
        })}
      </div>
      <div className="grid gap-x-12 gap-y-6 pt-8 md:grid-cols-2">
        {[checking.charged, checking.free].map(({ title, lines }) => (
          <div key={title}>
            <h3 className="font-semibold text-18">{title}</h3>
            <ul className="list-disc pt-2 pl-5">
              {lines.map((line) => (
                <li key={line} className="text-pretty pb-1">
                  {line}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
