import clsx from "clsx";
import { sparklinePath } from "./sparkline-path";

const WIDTH = 200;
const HEIGHT = 32;

/** The last minutes of one number. Decoration beside its trend in words. */
export function Sparkline({ values, lit = false }: { values: readonly number[]; lit?: boolean }) {
  const path = sparklinePath(values, WIDTH, HEIGHT - 2);
  return (
    <svg
      aria-hidden
      viewBox={`0 -1 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={clsx("mt-2 block h-8 w-full border-line border-b", lit ? "text-lamp" : "text-moon")}
    >
      {path !== "" && (
        <>
          <path d={`${path}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`} className="fill-current opacity-10" />
          <path
            d={path}
            fill="none"
            stroke="currentColor"
            strokeWidth={1.5}
            vectorEffect="non-scaling-stroke"
            strokeLinejoin="round"
          />
        </>
      )}
    </svg>
  );
}
