import { useEffect, useRef, useState } from "react";
import { followPicture } from "./follow-picture";
import type { Painting } from "./painting";

interface PictureViewProps {
  label: string;
  jobId: string;
  painting: Painting;
  /** Tiles that this device computes now. */
  running: readonly number[];
}

export function PictureView({ label, jobId, painting, running }: PictureViewProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [, setTiles] = useState(painting.tiles);

  useEffect(() => {
    frame.current?.prepend(painting.canvas);
    painting.canvas.className = "block h-auto w-full";
    return () => painting.canvas.remove();
  }, [painting]);

  useEffect(() => followPicture(jobId, painting, () => setTiles(painting.tiles)), [jobId, painting]);

  const { columns, rows } = painting;
  return (
    <div ref={frame} className="relative overflow-hidden bg-[#05070e]" role="img" aria-label={label}>
      <svg
        aria-hidden
        viewBox={`0 0 ${columns} ${rows}`}
        preserveAspectRatio="none"
        className="absolute inset-0 size-full"
      >
        {running
          .filter((tile) => tile < columns * rows)
          .map((tile) => (
            <rect
              key={tile}
              x={tile % columns}
              y={Math.floor(tile / columns)}
              width={1}
              height={1}
              fill="var(--lamp)"
              fillOpacity={0.16}
              stroke="var(--lamp)"
              strokeWidth={2}
              vectorEffect="non-scaling-stroke"
            />
          ))}
      </svg>
    </div>
  );
}
