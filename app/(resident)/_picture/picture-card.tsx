import { useEffect, useRef } from "react";
import { Card } from "#app/_ui/card.tsx";
import type { DonationSnapshot, JobView } from "#workers/contract/donation-snapshot";
import type { Words } from "../_words/en";
import type { Gallery } from "./painting";
import { PictureView } from "./picture-view";

interface PictureCardProps {
  words: Words["running"];
  snapshot: DonationSnapshot | null;
  gallery: Gallery | null;
}

/** The picture that the job at work makes; it stays in view when the job has no more units for this device. */
export function PictureCard({ words, snapshot, gallery }: PictureCardProps) {
  const last = useRef<JobView | undefined>(undefined);
  const job = snapshot?.jobs.find(({ picture }) => picture.kind === "tiles") ?? last.current;
  useEffect(() => {
    last.current = job;
  }, [job]);
  if (job?.picture.kind !== "tiles" || !gallery) return null;
  const running = (snapshot?.workerSlots ?? []).flatMap(({ jobId, unit }) =>
    jobId === job.jobId && unit !== null ? [unit] : [],
  );
  return (
    <Card title={job.name} about={words.pictureNote} flush>
      <PictureView
        label={words.picture(job.name)}
        jobId={job.jobId}
        painting={gallery.of(job.jobId, job.picture)}
        running={running}
      />
    </Card>
  );
}
