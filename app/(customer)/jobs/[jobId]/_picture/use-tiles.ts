"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { readTiles } from "./read-tiles";
import { type TilesOf, tilePixels, tilePlace } from "./tile-layout";

const READ_EVERY_MS = 400;

export interface Tiles {
  /** The picture as far as it has come, in its own size. */
  canvas: HTMLCanvasElement | null;
  drawn: ReadonlySet<number>;
}

/** Assembles a job's picture from its tiles; reads on whenever more units are settled. */
export function useTiles(jobId: string, picture: TilesOf, settled: number): Tiles {
  const [tiles, setTiles] = useState<Tiles>({ canvas: null, drawn: new Set() });
  /** How far the tiles were read, and how many units were settled then. */
  const progress = useRef({ seq: 0, settled: 0, isReading: false });
  const { width, height, tile } = picture;

  useEffect(() => {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    progress.current = { seq: 0, settled: 0, isReading: false };
    setTiles({ canvas, drawn: new Set() });
  }, [width, height]);

  const readOn = useEffectEvent(async () => {
    const { canvas } = tiles;
    const context = canvas?.getContext("2d");
    if (!context || progress.current.isReading || progress.current.settled === settled) return;
    progress.current.isReading = true;
    while (true) {
      const read = await readTiles(jobId, progress.current.seq).catch(() => undefined);
      if (read === undefined) break;
      if (read.length === 0) {
        progress.current.settled = settled;
        break;
      }
      for (const { unit, rgb } of read) {
        const pixels = tilePixels(rgb, tile);
        const { x, y } = tilePlace(unit, picture);
        if (pixels) context.putImageData(new ImageData(pixels, tile, tile), x, y);
      }
      progress.current.seq = Math.max(progress.current.seq, ...read.map((one) => one.seq));
      setTiles((before) => ({ canvas, drawn: new Set([...before.drawn, ...read.map((one) => one.unit)]) }));
    }
    progress.current.isReading = false;
  });
  useEffect(() => {
    const timer = setInterval(() => void readOn(), READ_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return tiles;
}
