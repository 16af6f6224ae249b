"use client";

import { useEffect, useRef, useState } from "react";
import { readTiles } from "./read-tiles";
import { type TilesOf, tilePixels, tilePlace } from "./tile-layout";

const GATHER_MS = 300;

export interface Tiles {
  /** The picture as far as it has come, in its own size. */
  canvas: HTMLCanvasElement | null;
  drawn: ReadonlySet<number>;
}

/** Assembles a job's picture from its tiles; reads on whenever more units are settled. */
export function useTiles(jobId: string, picture: TilesOf, settled: number): Tiles {
  const [tiles, setTiles] = useState<Tiles>({ canvas: null, drawn: new Set() });
  const seq = useRef(0);
  const { width, height, tile } = picture;

  useEffect(() => {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    seq.current = 0;
    setTiles({ canvas, drawn: new Set() });
  }, [width, height]);

  const { canvas } = tiles;
  useEffect(() => {
    const context = canvas?.getContext("2d");
    if (!context || settled === 0) return;
    let dropped = false;
    const timer = setTimeout(async () => {
      while (!dropped) {
        const read = await readTiles(jobId, seq.current).catch(() => []);
        if (read.length === 0 || dropped) return;
        for (const { unit, rgb } of read) {
          const pixels = tilePixels(rgb, tile);
          const { x, y } = tilePlace(unit, { kind: "tiles", width, height, tile });
          if (pixels) context.putImageData(new ImageData(pixels, tile, tile), x, y);
        }
        seq.current = Math.max(seq.current, ...read.map((one) => one.seq));
        setTiles((before) => ({ canvas, drawn: new Set([...before.drawn, ...read.map((one) => one.unit)]) }));
      }
    }, GATHER_MS);
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [jobId, canvas, settled, width, height, tile]);
  return tiles;
}
