import { LIST_PRICES } from "#core/economics/list-prices";
import type { PriceWords } from "./price-words";

const LINK = "rounded text-moon underline decoration-moon/40 underline-offset-4 hover:decoration-moon";

interface SourcesProps {
  words: PriceWords;
  usDollarNanos: number | undefined;
}

export function Sources({ words, usDollarNanos }: SourcesProps) {
  const { sources, reckon, listed } = words;
  const { readOn, fargate, lambda } = LIST_PRICES;
  return (
    <section aria-labelledby="sources">
      <h3 id="sources" className="font-semibold text-18">
        {sources.title}
      </h3>
      <p className="text-pretty pt-2">
        {sources.read(sources.day(readOn))}{" "}
        {usDollarNanos === undefined ? sources.unconverted : sources.converted(words.price(usDollarNanos))}
      </p>
      <ul className="list-disc pt-2 pl-5">
        <li className="text-pretty pb-1">
          <a href={fargate.source} className={LINK}>
            {reckon.rivals.fargate}
          </a>
          {words.colon} {sources.fargate(listed(fargate.vcpuHourNanos), fargate.gb, listed(fargate.gbHourNanos))}
        </li>
        <li className="text-pretty pb-1">
          <a href={lambda.source} className={LINK}>
            {reckon.rivals.lambda}
          </a>
          {words.colon} {sources.lambda(words.count(lambda.mib), listed(lambda.gbSecondNanos))}
        </li>
        <li className="text-pretty pb-1">{sources.batch}</li>
      </ul>
    </section>
  );
}
