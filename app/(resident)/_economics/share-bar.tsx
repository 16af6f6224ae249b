export interface Share {
  name: string;
  amount: number;
  text: string;
}

const FILLS = ["fill-moon", "fill-edge", "fill-verified"] as const;
const DOTS = ["bg-moon", "bg-edge", "bg-verified"] as const;
const HEIGHT = 32;
const GAP = 0.4;

/** Parts of one amount, side by side; the words beneath say the same. */
export function ShareBar({ label, shares }: { label: string; shares: readonly Share[] }) {
  const whole = shares.reduce((sum, { amount }) => sum + amount, 0);
  let x = 0;
  return (
    <figure className="min-w-0">
      <svg aria-hidden viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" className="block h-8 w-full">
        {shares.map(({ name, amount }, at) => {
          const width = whole === 0 ? 0 : (amount / whole) * 100;
          const from = x;
          x += width;
          return (
            <rect
              key={name}
              x={from}
              width={Math.max(0, width - GAP)}
              height={HEIGHT}
              className={FILLS[at % FILLS.length]}
            />
          );
        })}
      </svg>
      <figcaption className="sr-only">{label}</figcaption>
      <ul className="flex flex-wrap gap-x-8 gap-y-2 pt-3">
        {shares.map(({ name, text }, at) => (
          <li key={name}>
            <span className="flex items-center gap-2 text-13 text-soft">
              <span aria-hidden className={`size-3 rounded-sm ${DOTS[at % DOTS.length]}`} /> {name}
            </span>
            <span className="font-semibold text-18 tabular-nums">{text}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
