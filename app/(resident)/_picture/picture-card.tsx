import { Card } from "#app/_ui/card.tsx";
import type { DonationSnapshot } from "#workers/contract/donation-snapshot";
import type { Words } from "../_words/en";
import type { Gallery } from "./painting";
import { PictureView } from "./picture-view";
import { usePictureJob } from "./use-picture-job";

interface PictureCardProps {
  words: Words["running"];
  snapshot: DonationSnapshot | null;
  gallery: Gallery | null;
  onBytes: (bytes: number) => void;
}

/** The picture that the job at work makes. */
export function PictureCard({ words, snapshot, gallery, onBytes }: PictureCardProps) {
  const job = usePictureJob(snapshot);
  if (!job || !snapshot || !gallery) return null;
  return (
    <Card title={job.name} about={words.pictureNote} flush>
      <PictureView
        label={words.picture(job.name)}
        job={job}
        painting={gallery.of(job.jobId, job.picture)}
        snapshot={snapshot}
        onBytes={onBytes}
      />
    </Card>
  );
}
