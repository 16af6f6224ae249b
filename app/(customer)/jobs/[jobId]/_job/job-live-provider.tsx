"use client";

import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import type { Job, JobDetail } from "#protocol/api/jobs";
import type { JobPulse, JobSettled } from "#protocol/live-messages";
import { followJob } from "./follow-job";
import { type Connection, type JobLive, JobLiveContext, type Keeping } from "./job-live";
import { pulseOf } from "./job-pulse";

type Known = Pick<JobLive, "pulse" | "reason" | "message" | "waiting" | "finishedAt" | "revision" | keyof Keeping>;
/** What only the job's own page is told. */
type Details = Pick<JobLive, "rechecks" | "hasFollowers">;

/** How often a page asks again why nobody works on its job, and how many results in doubt are not settled yet. */
const WAITING_REREAD_MS = 15_000;

const detailsOf = ({ rechecks, followers }: JobDetail): Details => ({ rechecks, hasFollowers: followers.length > 0 });

const known = (job: Job, at: number, before?: Known): Known => {
  const pulse = pulseOf(job, at);
  const { unitsPerSecond, etaMs } = before?.pulse ?? pulse;
  return {
    pulse: job.state === "running" ? { ...pulse, unitsPerSecond, etaMs } : pulse,
    reason: job.reason,
    message: job.message,
    waiting: job.waiting,
    finishedAt: job.finishedAt,
    keepDays: job.keepDays,
    keptUntil: job.keptUntil,
    deletedAt: job.deletedAt,
    revision: revisionAfter(pulse, before),
  };
};

const revisionAfter = ({ reopened }: JobPulse, before: Known | undefined) =>
  before === undefined ? 0 : before.revision + (reopened > before.pulse.reopened ? 1 : 0);

/**
 * Draws what the server knew at `at`, then follows the socket, and keeps the last it heard when the socket drops. Every
 * time is the server's: a browser that went by its own clock would draw another page than the server sent.
 */
export function JobLiveProvider({ job, at, children }: { job: JobDetail; at: number; children: ReactNode }) {
  const [state, setState] = useState(() => known(job, at));
  const [details, setDetails] = useState(() => detailsOf(job));
  const [connection, setConnection] = useState<Connection>("connecting");
  const listeners = useRef(new Set<(settled: JobSettled) => void>());

  const show = useCallback((latest: Job) => setState((before) => known(latest, before.pulse.at, before)), []);
  const reread = useCallback(async () => {
    const latest = await lamplighter.getJob({ jobId: job.id }).catch(() => undefined);
    if (!latest) return;
    show(latest);
    setDetails(detailsOf(latest));
  }, [job.id, show]);
  const subscribe = useCallback((listener: (settled: JobSettled) => void) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  }, []);

  useEffect(
    () =>
      followJob(job.id, {
        pulse: (pulse) => setState((before) => ({ ...before, pulse, revision: revisionAfter(pulse, before) })),
        state: () => void reread(),
        settled: (settled) => {
          for (const onSettled of listeners.current) onSettled(settled);
        },
        following: () => {
          setConnection("live");
          void reread();
        },
        away: () => setConnection("away"),
      }),
    [job.id, reread],
  );

  const { state: jobState, coresNow } = state.pulse;
  const isRechecked = details.rechecks.some(({ waiting }) => waiting > 0);
  const mustAsk = jobState === "running" && (coresNow === 0 || isRechecked);
  useEffect(() => {
    if (!mustAsk) return undefined;
    const timer = setInterval(() => void reread(), WAITING_REREAD_MS);
    return () => clearInterval(timer);
  }, [mustAsk, reread]);

  const live = useMemo<JobLive>(
    () => ({ job, ...state, ...details, connection, show, reread, subscribe }),
    [job, state, details, connection, show, reread, subscribe],
  );
  return <JobLiveContext value={live}>{children}</JobLiveContext>;
}
