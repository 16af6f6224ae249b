import type { FleetLamp } from "#protocol/live-messages";
import { useFieldWords } from "./use-field-words";

const WIDTH = 240;

/** Stands above the lamp that is pointed at, inside the field's width. */
export function LampCard({ lamp, x, y, width }: { lamp: FleetLamp; x: number; y: number; width: number }) {
  const words = useFieldWords();
  const left = Math.max(0, Math.min(x - WIDTH / 2, width - WIDTH));
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute z-10 -translate-y-full rounded border border-line bg-raised px-3 py-2 text-13 shadow-high"
      style={{ left, top: y - 4, width: WIDTH }}
    >
      <p className="flex justify-between gap-2">
        <span className="truncate font-semibold">{lamp.label}</span>
        <span className="text-soft">{words.nameOf(lamp.engine)}</span>
      </p>
      <p className="tabular-nums">{words.does(lamp)}</p>
    </div>
  );
}
