import { useEffect, useRef, useState } from "react";
import type { DonationSnapshot } from "#workers/contract/donation-snapshot";
import { mayFetch } from "#workers/contract/may-fetch";
import { followPicture } from "./follow-picture";
import type { Painting } from "./painting";
import type { PictureJob } from "./use-picture-job";

interface PictureViewProps {
  label: string;
  job: Pick<PictureJob, "jobId">;
  painting: Painting;
  snapshot: DonationSnapshot;
  /** What came for the picture counts in the day's data. */
  onBytes: (bytes: number) => void;
}

/** A picture as it grows, with the tiles framed that this device computes now. */
export function PictureView({ label, job: { jobId }, painting, snapshot, onBytes }: PictureViewProps) {
  const isFollowed = mayFetch(snapshot);
  const running = snapshot.workerSlots.flatMap((slot) =>
    slot.jobId === jobId && slot.unit !== null ? [slot.unit] : [],
  );
  const frame = useRef<HTMLDivElement>(null);
  const [, setTiles] = useState(painting.tiles);

  useEffect(() => {
    frame.current?.prepend(painting.canvas);
    painting.canvas.className = "block h-auto w-full";
    return () => painting.canvas.remove();
  }, [painting]);

  useEffect(() => {
    if (!isFollowed) return;
    return followPicture(jobId, painting, { onPainted: () => setTiles(painting.tiles), onBytes });
  }, [jobId, painting, isFollowed, onBytes]);

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
