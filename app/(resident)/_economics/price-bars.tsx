export interface PriceBar {
  name: string;
  amount: number;
  text: string;
  ours: boolean;
}

/** Amounts beneath one another, the longest bar for the largest. */
export function PriceBars({ label, bars }: { label: string; bars: readonly PriceBar[] }) {
  const most = Math.max(...bars.map(({ amount }) => amount));
  return (
    <figure className="min-w-0">
      <figcaption className="sr-only">{label}</figcaption>
      <dl className="grid gap-3">
        {bars.map(({ name, amount, text, ours }) => (
          <div key={name} className="grid items-center gap-x-4 sm:grid-cols-[10rem_1fr_6rem]">
            <dt>{name}</dt>
            <dd className="order-3 sm:order-none">
              <svg aria-hidden viewBox="0 0 100 8" preserveAspectRatio="none" className="block h-4 w-full">
                <rect
                  width={most === 0 ? 0 : Math.max(0.5, (amount / most) * 100)}
                  height="8"
                  className={ours ? "fill-moon" : "fill-edge"}
                />
              </svg>
            </dd>
            <dd className="font-medium tabular-nums sm:text-right">{text}</dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}
