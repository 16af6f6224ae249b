import { dollarText } from "#protocol/text/dollar-nanos";
import { ORDINARY } from "./fraud-town";
import { outcomeOf, SCHEMES } from "./schemes";

const STAKE_NANOS = 100_000_000_000;

/** Prints a line for each scheme; returns how many of them gain. */
export function runFraud(print: (line: string) => void): number {
  const dollars = (nanos: number) => `C$${dollarText(nanos)}`.padStart(12);
  print(
    `What those who cheat can take out of a city, against what it costs them; a stake is C$${dollarText(STAKE_NANOS)}.`,
  );
  print(`${"".padEnd(72)} ${"gain".padStart(12)} ${"cost".padStart(12)} ${"net".padStart(12)}`);
  let gaining = 0;
  for (const scheme of SCHEMES) {
    const { gainNanos, costNanos, netNanos } = outcomeOf(scheme, STAKE_NANOS, ORDINARY);
    if (netNanos >= 0) gaining += 1;
    print(`${scheme.name.padEnd(72)} ${dollars(gainNanos)} ${dollars(costNanos)} ${dollars(netNanos)}`);
  }
  return gaining;
}
