import { formatMoney, formatMoneyExactly } from "./format/format-money";

/** An amount in nanodollars, readable; to the last nanodollar on hover. `signed` puts a + before what comes in. */
export function Money({ nanos, signed = false, className }: { nanos: number; signed?: boolean; className?: string }) {
  return (
    <data
      value={nanos}
      title={formatMoneyExactly(nanos)}
      className={`whitespace-nowrap tabular-nums ${className ?? ""}`}
    >
      {signed && nanos > 0 ? "+" : ""}
      {formatMoney(nanos)}
    </data>
  );
}
