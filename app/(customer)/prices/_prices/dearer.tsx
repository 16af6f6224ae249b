import type { Rival } from "#core/economics/list-prices";
import { NATIVE_TIME } from "#core/economics/native-time";
import { LIMITS } from "#protocol/limits";
import { standingAgainst } from "./compare-prices";
import { nativePrice } from "./price-of-checking";
import type { PriceWords } from "./price-words";

interface DearerProps {
  words: PriceWords;
  coreHourNanos: number;
  usDollarNanos: number | undefined;
}

/** What a customer should know before they choose us, in our own words. */
export function Dearer({ words, coreHourNanos, usDollarNanos }: DearerProps) {
  const { compare, dearer, price, count } = words;
  const twice = nativePrice(1, "twice", coreHourNanos);
  const once = nativePrice(1, "once", coreHourNanos);
  const said = (rival: Rival) => compare.standing(standingAgainst(rival, twice.usual.to, usDollarNanos));
  const sentences = [
    dearer.twice(
      { fargate: said("fargate"), lambda: said("lambda") },
      usDollarNanos === undefined ? null : price(usDollarNanos),
    ),
    dearer.worst(NATIVE_TIME.max, price(once.whole.to), price(twice.whole.to)),
    dearer.others,
    dearer.cannot(count(LIMITS.unitMemoryMib)),
  ];
  return (
    <section aria-labelledby="dearer">
      <h3 id="dearer" className="font-semibold text-18">
        {dearer.title}
      </h3>
      <ul className="list-disc pt-2 pl-5">
        {sentences.map((sentence) => (
          <li key={sentence} className="text-pretty pb-1">
            {sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}
