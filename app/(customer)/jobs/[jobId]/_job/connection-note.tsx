"use client";

import { useJobLive } from "./job-live";

/** Whether this page still hears of its job: in a line that is always there, so that nothing moves for it. */
export function ConnectionNote() {
  const { connection } = useJobLive();
  return (
    <span role="status" className="min-w-0 truncate">
      {connection === "away" && "Reconnecting: numbers may be out of date"}
    </span>
  );
}
