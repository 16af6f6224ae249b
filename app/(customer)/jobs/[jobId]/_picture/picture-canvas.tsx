"use client";

import { type KeyboardEvent, type MouseEvent, type PointerEvent, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";

export interface PictureCanvasProps {
  /** What is drawn, for screen readers: counts, not colours. */
  label: string;
  /** In CSS pixels. */
  width: number;
  height: number;
  /** Draws all of it; answers whether something still moves and wants another frame. A new function draws again. */
  paint: (context: CanvasRenderingContext2D, pointed: number | undefined, now: number) => boolean;
  cellAt: (x: number, y: number) => number | undefined;
  /** The cell that an arrow key leads to. */
  step: (from: number, key: string) => number | undefined;
  /** A cell in words, without its colour. */
  describe: (cell: number) => string;
  onOpen: (cell: number) => void;
}

/** A canvas of cells that are pointed at, walked over with the arrow keys, and opened. */
export function PictureCanvas({ label, width, height, paint, cellAt, step, describe, onOpen }: PictureCanvasProps) {
  const t = useTranslations("customer.jobPicture");
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pointed, setPointed] = useState<number>();
  // Painted before the browser shows the new size: setting a canvas's size empties it.
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const scale = window.devicePixelRatio;
    const draw = (now: number) => {
      context.setTransform(scale, 0, 0, scale, 0, 0);
      context.clearRect(0, 0, width, height);
      return paint(context, pointed, now);
    };
    let frame = 0;
    const again = (now: number) => {
      if (draw(now)) frame = requestAnimationFrame(again);
    };
    again(performance.now());
    return () => cancelAnimationFrame(frame);
  }, [paint, pointed, width, height]);

  const cellUnder = (event: PointerEvent<HTMLElement> | MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return cellAt(event.clientX - box.left, event.clientY - box.top);
  };
  const press = (event: MouseEvent<HTMLElement>) => {
    // A press of Enter has no place on the picture: it means the cell that the arrow keys have reached.
    const cell = event.detail === 0 ? (pointed ?? step(-1, "")) : cellUnder(event);
    if (cell !== undefined) onOpen(cell);
  };
  const walk = (event: KeyboardEvent) => {
    const next = event.key.startsWith("Arrow") ? step(pointed ?? -1, event.key) : undefined;
    if (next === undefined) return;
    event.preventDefault();
    setPointed(next);
  };
  const pixels = (length: number) => Math.round(length * (globalThis.devicePixelRatio ?? 1));
  return (
    <div className="min-w-0">
      {/* One stop for the Tab key; inside it the arrow keys walk from cell to cell. */}
      <button
        type="button"
        aria-label={t("summary.keys", { summary: label })}
        className="block max-w-full rounded"
        onPointerMove={(event) => setPointed(cellUnder(event))}
        onPointerLeave={() => setPointed(undefined)}
        onClick={press}
        onKeyDown={walk}
      >
        <canvas
          ref={canvas}
          width={pixels(width)}
          height={pixels(height)}
          style={{ width, height }}
          className="block"
        />
      </button>
      <p aria-live="polite" className="min-h-5 pt-2 sm:truncate text-13 text-soft tabular-nums">
        {pointed === undefined ? t("choose") : describe(pointed)}
      </p>
    </div>
  );
}
