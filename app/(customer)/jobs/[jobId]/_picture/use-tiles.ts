"use client";

import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { useReopened } from "../_job/job-live";
import { drawTiles } from "./draw-tiles";
import { readTiles } from "./read-tiles";
import type { TilesOf } from "./tile-layout";

const READ_EVERY_MS = 400;

export interface Tiles {
  /** The picture as far as it has come, in its own size. */
  canvas: HTMLCanvasElement | null;
  drawn: ReadonlySet<number>;
}

/** Assembles a job's picture from its tiles; reads on whenever more units are settled, and anew when some are so no longer. */
export function useTiles(jobId: string, picture: TilesOf, settled: number): Tiles {
  const [tiles, setTiles] = useState<Tiles>({ canvas: null, drawn: new Set() });
  /** How far the tiles were read, and how many units were settled then. */
  const progress = useRef({ seq: 0, settled: 0, isReading: false });
  const { width, height } = picture;

  const begin = useCallback(() => {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    progress.current = { seq: 0, settled: 0, isReading: false };
    setTiles({ canvas, drawn: new Set() });
  }, [width, height]);
  useEffect(begin, [begin]);
  useReopened(begin);

  const readOn = useEffectEvent(async () => {
    const { canvas } = tiles;
    const context = canvas?.getContext("2d");
    const own = progress.current;
    if (!context || own.isReading || own.settled === settled) return;
    own.isReading = true;
    while (own === progress.current) {
      const read = await readTiles(jobId, own.seq).catch(() => undefined);
      if (read === undefined || own !== progress.current) break;
      if (read.length === 0) {
        own.settled = settled;
        break;
      }
      drawTiles(context, picture, read);
      own.seq = Math.max(own.seq, ...read.map((one) => one.seq));
      setTiles((before) => ({ canvas, drawn: new Set([...before.drawn, ...read.map((one) => one.unit)]) }));
    }
    own.isReading = false;
  });
  useEffect(() => {
    const timer = setInterval(() => void readOn(), READ_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return tiles;
}
