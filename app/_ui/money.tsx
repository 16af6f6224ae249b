"use client";

import { useNumbers } from "../_language/use-numbers";

/** An amount in nanodollars, readable; to the last nanodollar on hover. `signed` puts a + before what comes in. */
export function Money({ nanos, signed = false, className }: { nanos: number; signed?: boolean; className?: string }) {
  const numbers = useNumbers();
  return (
    <data
      value={nanos}
      title={numbers.moneyExactly(nanos)}
      className={`whitespace-nowrap tabular-nums ${className ?? ""}`}
    >
      {signed && nanos > 0 ? "+" : ""}
      {numbers.money(nanos)}
    </data>
  );
}
