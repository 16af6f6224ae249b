import { useEffect, useRef } from "react";
import type { DonationSnapshot, JobView } from "#workers/contract/donation-snapshot";

export interface PictureJob extends Pick<JobView, "jobId" | "name"> {
  picture: Extract<JobView["picture"], { kind: "tiles" }>;
}

/** The job at work that makes a picture; it stays when the job has no more units for this device. */
export function usePictureJob(snapshot: DonationSnapshot | null): PictureJob | undefined {
  const last = useRef<PictureJob | undefined>(undefined);
  const job = snapshot?.jobs.find(isPainted) ?? last.current;
  useEffect(() => {
    last.current = job;
  }, [job]);
  return job;
}

const isPainted = (job: JobView): job is JobView & PictureJob => job.picture.kind === "tiles";
