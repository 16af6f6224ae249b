"use client";

import { createContext, use, useEffect, useEffectEvent, useRef } from "react";
import type { Job, JobDetail } from "#protocol/api/jobs";
import type { JobPulse, JobSettled } from "#protocol/live-messages";

/** `live` follows the socket; `away` keeps showing what was last known while it comes back. */
export type Connection = "connecting" | "live" | "away";

/** How long inputs and results are kept. */
export type Keeping = Pick<Job, "keepDays" | "keptUntil" | "deletedAt">;

export interface JobLive extends Keeping {
  /** What does not change while the job runs, as the page was opened with it. */
  job: JobDetail;
  pulse: JobPulse;
  /** Why it is paused or cancelled, as facts and in words. */
  reason: Job["reason"];
  message: string | null;
  /** Why nobody works on it though it runs, as last read. */
  waiting: Job["waiting"];
  /** What was found after its end of results that it had, as last read; and whether other jobs read its outputs. */
  rechecks: JobDetail["rechecks"];
  hasFollowers: boolean;
  finishedAt: string | null;
  connection: Connection;
  /** Grows when units that were settled are so no longer; see `useReopened`. */
  revision: number;
  /** After an act of this page: shows its answer before the socket tells of it. */
  show: (job: Job) => void;
  reread: () => Promise<void>;
  subscribe: (listener: (settled: JobSettled) => void) => () => void;
}

export const JobLiveContext = createContext<JobLive | null>(null);

/** The job that this page follows. */
export function useJobLive(): JobLive {
  const live = use(JobLiveContext);
  if (!live) throw new Error("useJobLive is for components inside JobLiveProvider.");
  return live;
}

/** Calls `listener` when units that were settled are so no longer: what was read of results may be wrong. */
export function useReopened(listener: () => void): void {
  const { revision } = useJobLive();
  const known = useRef(revision);
  const onSettled = useEffectEvent(listener);
  useEffect(() => {
    if (known.current === revision) return;
    known.current = revision;
    onSettled();
  }, [revision]);
}

/** Calls `listener` with every batch of settled units. */
export function useSettled(listener: (settled: JobSettled) => void): void {
  const { subscribe } = useJobLive();
  const onSettled = useEffectEvent(listener);
  useEffect(() => subscribe((settled) => onSettled(settled)), [subscribe]);
}
