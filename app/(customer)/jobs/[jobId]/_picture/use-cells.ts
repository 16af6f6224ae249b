"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import type { JobMosaic } from "#protocol/api/jobs";
import { useJobLive, useReopened, useSettled } from "../_job/job-live";
import { settleCells } from "./settle-cells";

/** How often a running job's mosaic is read again: no message says which units run now. */
const READ_EVERY_MS = 2_000;

/** The job's cells: settled ones change with the socket's messages, running ones are read while the page is looked at. */
export function useCells(initial: JobMosaic): JobMosaic {
  const { job, pulse, connection } = useJobLive();
  const [mosaic, setMosaic] = useState(initial);
  const { units } = pulse;
  const isMoving = pulse.state === "running" && pulse.coresNow > 0;

  const read = useCallback(async () => {
    const latest = await lamplighter.getMosaic({ jobId: job.id }).catch(() => undefined);
    if (latest) setMosaic(latest);
  }, [job.id]);

  useSettled((settled) => {
    setMosaic((before) =>
      before.unitsPerCell === 1 ? { ...before, cells: settleCells(before.cells, settled) } : before,
    );
  });
  useReopened(() => void read());
  useEffect(() => {
    if (units > initial.cells.length) void read();
  }, [read, units, initial]);
  useEffect(() => {
    // Once more after it came to rest, and after the socket was away: what was missed meanwhile.
    void read();
    if (!isMoving || connection === "away") return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void read();
    }, READ_EVERY_MS);
    return () => clearInterval(timer);
  }, [read, isMoving, connection]);
  return useMemo(() => (isMoving ? mosaic : atRest(mosaic)), [isMoving, mosaic]);
}

/** Nothing glows while no core is at work, also where a lease that nobody computes has not ended yet. */
const atRest = (mosaic: JobMosaic): JobMosaic => ({
  ...mosaic,
  cells: mosaic.cells.replaceAll("r", mosaic.unitsPerCell === 1 ? "w" : "p"),
});
