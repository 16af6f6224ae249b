export function Legend({ settled }: { settled: string }) {
  const keys = [
    ["bg-line", "waiting"],
    ["bg-lamp", "at a device now"],
    ["bg-moon/50", "to be confirmed"],
    ["bg-verified", settled],
    ["bg-alarm", "failed"],
  ] as const;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-13 text-soft">
      {keys.map(([look, word]) => (
        <li key={word} className="flex items-center gap-2">
          <span aria-hidden className={`size-3 rounded-[3px] ${look}`} />
          {word}
        </li>
      ))}
    </ul>
  );
}
