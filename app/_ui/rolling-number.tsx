import clsx from "clsx";

const DIGITS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/**
 * A formatted number whose digits roll to their new places when `text` changes; reduced motion stills it. Places are
 * counted from the right, so that 999 → 1,000 adds a digit at the left and rolls the rest.
 */
export function RollingNumber({ text, className }: { text: string; className?: string }) {
  const signs = [...text];
  return (
    <span className={clsx("whitespace-nowrap tabular-nums", className)}>
      <span className="sr-only">{text}</span>
      <span aria-hidden>
        {signs.map((sign, at) => {
          const place = signs.length - at;
          return /\d/.test(sign) ? <Digit key={place} digit={sign} /> : <span key={place}>{sign}</span>;
        })}
      </span>
    </span>
  );
}

function Digit({ digit }: { digit: string }) {
  return (
    <span className="roll-digit" data-digit={digit}>
      <span className="roll-still">{digit}</span>
      <span className="roll-strip">
        {DIGITS.map((one) => (
          <span key={one}>{one}</span>
        ))}
      </span>
    </span>
  );
}
