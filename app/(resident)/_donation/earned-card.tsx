import { memo } from "react";
import { Card } from "#app/_ui/card.tsx";
import { Stat } from "#app/_ui/stat.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { POWER } from "#core/home/power";
import type { Words } from "../_words/en";
import { compareToKettle, coreHourBalance, energyOf } from "./energy";
import type { Numbers } from "./numbers";

interface EarnedCardProps {
  words: Words;
  numbers: Numbers;
  coreHourNanos: number;
  donorPercent: number;
  isSignedIn: boolean;
}

export const EarnedCard = memo(function EarnedCard(props: EarnedCardProps) {
  const { words, numbers, coreHourNanos, donorPercent, isSignedIn } = props;
  const { earned, number } = words;
  const { wattHours, costNanos } = energyOf(numbers.coreMsToday, numbers.coreMsAtPriceToday);
  const balance = coreHourBalance(coreHourNanos, donorPercent);
  return (
    <Card title={earned.title}>
      <div className="grid gap-x-6 gap-y-5 sm:grid-cols-[repeat(auto-fit,minmax(11.5rem,1fr))]">
        <Stat
          label={earned.units}
          value={number.count(numbers.unitsToday)}
          detail={earned.unitsEver(numbers.unitsTotal)}
        />
        <Stat
          label={earned.credit}
          value={number.money(numbers.creditNanos)}
          detail={numbers.creditTodayNanos > 0 ? earned.creditToday(numbers.creditTodayNanos) : earned.creditWaits}
        />
        <Stat
          label={earned.power}
          value={number.wattHours(wattHours)}
          detail={numbers.coreMsToday > 0 ? earned.powerCost(costNanos, compareToKettle(wattHours)) : earned.noPower}
        />
      </div>
      <p className="mt-5 border-line border-t pt-4 text-13 text-soft">
        {earned.balance(balance.earnedNanos, balance.powerNanos)}{" "}
        {earned.assumption(POWER.wattsPerCore, POWER.nanosPerKwh)}{" "}
        <TextLink href="/how-it-works#power">{earned.howReckoned}</TextLink>
        {isSignedIn && (
          <>
            {" · "}
            <TextLink href="/devices#month">{earned.month}</TextLink>
          </>
        )}
      </p>
    </Card>
  );
});
