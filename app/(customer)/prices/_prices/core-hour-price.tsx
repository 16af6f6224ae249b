import { coreHourBalance } from "#app/(resident)/_donation/energy.ts";
import type { SiteFacts } from "#coordinator/api/site-facts";
import type { PriceWords } from "./price-words";

interface CoreHourPriceProps extends Pick<SiteFacts, "coreHourNanos" | "donorPercent"> {
  words: PriceWords;
}

/** The one number that everything else follows from, and where it goes. */
export function CoreHourPrice({ words, coreHourNanos, donorPercent }: CoreHourPriceProps) {
  const { hour, price } = words;
  const { earnedNanos } = coreHourBalance(coreHourNanos, donorPercent);
  return (
    <section className="grid items-center gap-x-12 gap-y-6 border-line border-y py-8 md:grid-cols-[auto_1fr]">
      <p>
        <span className="display block whitespace-nowrap text-72 tabular-nums">{price(coreHourNanos)}</span>
        <span className="block text-18 text-soft">{hour.about}</span>
      </p>
      <div className="flex max-w-160 flex-col gap-3">
        {hour.what.map((sentence) => (
          <p key={sentence} className="text-pretty">
            {sentence}
          </p>
        ))}
        <p className="text-pretty text-soft">
          {hour.resident(price(earnedNanos), donorPercent)} {hour.more}
        </p>
      </div>
    </section>
  );
}
