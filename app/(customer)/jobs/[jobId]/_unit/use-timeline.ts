"use client";

import { useEffect, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import type { UnitTimeline } from "#protocol/api/timeline";
import { useJobLive } from "../_job/job-live";

const AGAIN_MS = 3_000;

/** What happened to a unit so far, read again while it is open; undefined until it was read. */
export function useTimeline(unit: number): UnitTimeline | undefined {
  const { job } = useJobLive();
  const [timeline, setTimeline] = useState<UnitTimeline>();
  const isOpen = timeline?.settledAt === null;
  useEffect(() => {
    let dropped = false;
    const read = () =>
      lamplighter.getTimeline({ jobId: job.id, unit }).then(
        (latest) => {
          if (!dropped) setTimeline(latest);
        },
        // The unit's own view says what is wrong.
        () => undefined,
      );
    void read();
    const timer = isOpen ? setInterval(read, AGAIN_MS) : undefined;
    return () => {
      dropped = true;
      clearInterval(timer);
    };
  }, [job.id, unit, isOpen]);
  return timeline;
}
