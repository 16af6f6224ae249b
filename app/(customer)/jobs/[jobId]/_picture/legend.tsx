const KEYS = [
  ["bg-line", "waiting"],
  ["bg-lamp", "at a device now"],
  ["bg-verified", "verified"],
  ["bg-alarm", "failed"],
] as const;

export function Legend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-13 text-soft">
      {KEYS.map(([look, word]) => (
        <li key={word} className="flex items-center gap-2">
          <span aria-hidden className={`size-3 rounded-[3px] ${look}`} />
          {word}
        </li>
      ))}
    </ul>
  );
}
