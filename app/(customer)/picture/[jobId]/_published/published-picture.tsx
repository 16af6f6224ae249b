"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { drawTiles } from "#app/(customer)/jobs/[jobId]/_picture/draw-tiles.ts";
import { readTiles } from "#app/(customer)/jobs/[jobId]/_picture/read-tiles.ts";
import { type TilesOf, tileColumns } from "#app/(customer)/jobs/[jobId]/_picture/tile-layout.ts";

const READ_EVERY_MS = 5_000;

/** Draws the tiles as they are settled. Its room is kept from the beginning, so that nothing moves. */
export function PublishedPicture({ jobId, picture }: { jobId: string; picture: TilesOf }) {
  const t = useTranslations("customer.jobPicture.published");
  const { count } = useNumbers();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState<ReadonlySet<number>>(new Set());
  const { width, height, tile } = picture;
  const tiles = tileColumns(picture) * Math.ceil(height / tile);

  useEffect(() => {
    const own = { kind: "tiles", width, height, tile } as const;
    const found = new Set<number>();
    let [seq, dropped] = [0, false];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readOn = async () => {
      const context = canvas.current?.getContext("2d");
      for (let more = true; more && context && !dropped; ) {
        const read = await readTiles(jobId, seq).catch(() => []);
        if (dropped) return;
        drawTiles(context, own, read);
        for (const { unit } of read) found.add(unit);
        seq = Math.max(seq, ...read.map((one) => one.seq));
        more = read.length > 0;
        if (more) setDrawn(new Set(found));
      }
      if (!dropped && found.size < tiles) timer = setTimeout(() => void readOn(), READ_EVERY_MS);
    };
    void readOn();
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [jobId, width, height, tile, tiles]);

  return (
    <figure className="flex flex-col gap-2">
      <canvas
        ref={canvas}
        width={width}
        height={height}
        role="img"
        aria-label={t("label")}
        className="h-auto w-full max-w-full rounded bg-line"
        style={{ aspectRatio: `${width} / ${height}`, maxWidth: 2 * width }}
      />
      <figcaption className="text-13 text-soft tabular-nums">
        {t("drawn", { drawn: count(drawn.size), tiles: count(tiles), count: tiles })}
      </figcaption>
    </figure>
  );
}
