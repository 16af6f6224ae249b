"use client";

import { useCallback, useEffect, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import type { UnitResult } from "#protocol/api/jobs";
import { useJobLive } from "../_job/job-live";

const PER_PAGE = 25;

export interface ResultPages {
  results: UnitResult[];
  refusal: string | undefined;
  busy: boolean;
  /** Reads the next page; absent when all is shown. */
  more: (() => void) | undefined;
}

/** Settled units in the order of their numbers, a page at a time. `revision` reads the first page again. */
export function useResultPages(state: "agreed" | "failed", revision: number): ResultPages {
  const { job } = useJobLive();
  const [results, setResults] = useState<UnitResult[]>([]);
  const [next, setNext] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(true);

  const read = useCallback(
    async (after: number, known: UnitResult[]) => {
      setBusy(true);
      try {
        const page = await lamplighter.listResults({ jobId: job.id, state, after, limit: PER_PAGE });
        setResults([...known, ...page.results]);
        setNext(page.next);
        setRefusal(undefined);
      } catch (error) {
        setRefusal(refusalOf(error).message);
      }
      setBusy(false);
    },
    [job.id, state],
  );
  const hasAny = revision > 0;
  useEffect(() => {
    if (hasAny) void read(-1, []);
    else setBusy(false);
  }, [read, hasAny]);
  return { results, refusal, busy, more: next === null ? undefined : () => void read(next, results) };
}
