import clsx from "clsx";

const WIDTHS = ["w-full", "w-11/12", "w-3/4", "w-5/6"] as const;
const LINES = Array.from({ length: 24 }, (_, at) => ({ name: `line-${at}`, width: WIDTHS[at % WIDTHS.length] }));

/** The place of what is coming, at most 24 lines. Still, because nothing loops for decoration. */
export function Skeleton({
  lines = 3,
  label,
  className,
}: {
  lines?: number;
  /** What is awaited, for screen readers. */
  label: string;
  className?: string;
}) {
  return (
    <div role="status" className={clsx("flex flex-col gap-3", className)}>
      <span className="sr-only">{label}</span>
      {LINES.slice(0, lines).map((line) => (
        <span key={line.name} aria-hidden className={clsx("h-4 rounded bg-line/70", line.width)} />
      ))}
    </div>
  );
}
