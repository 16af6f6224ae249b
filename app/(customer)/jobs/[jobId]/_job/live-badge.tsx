"use client";

import { CloudOff } from "lucide-react";
import { Badge } from "#app/_ui/badge.tsx";
import { JobBadge } from "#app/(customer)/jobs/_list/job-badge.tsx";
import { useJobLive } from "./job-live";

/** The job's state now, and whether this page still hears of it. */
export function LiveBadge() {
  const { pulse, connection } = useJobLive();
  return (
    <span className="flex flex-wrap gap-2" aria-live="polite">
      <JobBadge job={pulse} />
      {connection === "away" && <Badge icon={<CloudOff aria-hidden />}>Reconnecting: numbers may be out of date</Badge>}
    </span>
  );
}
