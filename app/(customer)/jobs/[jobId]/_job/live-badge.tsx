"use client";

import { JobBadge } from "#app/(customer)/jobs/_list/job-badge.tsx";
import { useJobLive } from "./job-live";

/** The job's state now. */
export function LiveBadge() {
  const { pulse } = useJobLive();
  return (
    <span className="flex flex-wrap gap-2" aria-live="polite">
      <JobBadge {...pulse} />
    </span>
  );
}
