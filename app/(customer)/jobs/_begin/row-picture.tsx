"use client";

import { useEffect, useRef } from "react";
import type { LocalResult } from "#protocol/devices/device-messages";
import { triedValue } from "./tried-value";

interface RowPictureProps {
  label: string;
  tried: readonly LocalResult[];
  rows: number;
}

const MAX_WIDTH = 1_024;
const NIGHT = [14, 18, 32] as const;
const LAMP = [255, 194, 75] as const;

/** Each unit's list of shades, from 0 to 255, as a row of a picture that fills as they end. */
export function RowPicture({ label, tried, rows }: RowPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef(new Set<number>());
  useEffect(() => {
    const place = canvas.current;
    const pen = place?.getContext("2d");
    if (!place || !pen) return;
    if (tried.length < drawn.current.size) {
      drawn.current.clear();
      pen.clearRect(0, 0, place.width, place.height);
    }
    for (const unit of tried) {
      if (drawn.current.has(unit.unit)) continue;
      drawn.current.add(unit.unit);
      const shades = shadesOf(unit);
      if (shades.length === 0) continue;
      // A canvas that changes its width is empty again.
      if (place.width !== shades.length) place.width = shades.length;
      pen.putImageData(rowOf(shades), 0, unit.unit);
    }
  }, [tried]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      width={240}
      height={rows}
      className="aspect-3/2 w-full rounded bg-[#0e1220] [image-rendering:pixelated]"
    />
  );
}

function shadesOf(unit: LocalResult): number[] {
  const { kind, text } = triedValue(unit, "en");
  if (kind === "failed") return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.slice(0, MAX_WIDTH).map(Number) : [];
  } catch {
    return [];
  }
}

function rowOf(shades: readonly number[]): ImageData {
  const row = new ImageData(shades.length, 1);
  for (const [x, shade] of shades.entries()) {
    // Where a point never leaves it is night; the longer another stays, the more it is lit.
    const light = shade >= 255 ? 0 : Math.sqrt(Math.max(0, shade) / 255);
    for (const channel of [0, 1, 2] as const) {
      row.data[4 * x + channel] = NIGHT[channel] + (LAMP[channel] - NIGHT[channel]) * light;
    }
    row.data[4 * x + 3] = 255;
  }
  return row;
}
