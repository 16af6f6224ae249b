"use client";

import { useEffect, useRef, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import type { UnitResult } from "#protocol/api/jobs";
import { useJobLive, useReopened, useSettled } from "../_job/job-live";

const MAX_SHOWN = 8;
/** A fast job settles hundreds a second: the eye gets a few each time. */
const READ_EVERY_MS = 1_000;
const READ_AT_ONCE = 4;

/** The latest verified units as they come, newest first. */
export function useArrivals(): UnitResult[] {
  const { job } = useJobLive();
  const [shown, setShown] = useState<UnitResult[]>([]);
  const waiting = useRef<number[]>([]);
  useSettled(({ agreed }) => {
    waiting.current = [...waiting.current, ...agreed].slice(-READ_AT_ONCE);
  });
  useReopened(() => setShown([]));
  useEffect(() => {
    const timer = setInterval(async () => {
      if (waiting.current.length === 0 || document.visibilityState !== "visible") return;
      const units = waiting.current.splice(0);
      const read = await Promise.all(
        units.map((unit) =>
          lamplighter.listResults({ jobId: job.id, state: "agreed", after: unit - 1, limit: 1 }).catch(() => undefined),
        ),
      );
      const arrived = read.flatMap((page) => page?.results ?? []);
      setShown((before) => newestFirst([...arrived, ...before]).slice(0, MAX_SHOWN));
    }, READ_EVERY_MS);
    return () => clearInterval(timer);
  }, [job.id]);
  return shown;
}

function newestFirst(results: UnitResult[]): UnitResult[] {
  const once = [...new Map(results.map((result) => [result.unit, result])).values()];
  return once.sort((a, b) => Date.parse(b.settledAt) - Date.parse(a.settledAt));
}
