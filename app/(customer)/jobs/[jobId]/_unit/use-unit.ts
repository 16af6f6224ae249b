"use client";

import { useCallback, useEffect, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import type { UnitDetail } from "#protocol/api/jobs";
import { useJobLive, useReopened, useSettled } from "../_job/job-live";

export type UnitView =
  | { kind: "reading" }
  | { kind: "settled"; detail: UnitDetail }
  /** Not settled yet, or not there: the API's own sentence. */
  | { kind: "refused"; message: string };

/** One unit's details; read again when the unit is settled, or so no longer, while it is looked at. */
export function useUnit(unit: number): UnitView {
  const { job } = useJobLive();
  const [view, setView] = useState<UnitView>({ kind: "reading" });
  const read = useCallback(
    () =>
      lamplighter.getUnit({ jobId: job.id, unit }).then(
        (detail): UnitView => ({ kind: "settled", detail }),
        (error: unknown): UnitView => ({ kind: "refused", message: refusalOf(error).message }),
      ),
    [job.id, unit],
  );
  useSettled(({ agreed, failed }) => {
    if (agreed.includes(unit) || failed.includes(unit)) void read().then(setView);
  });
  useReopened(() => void read().then(setView));
  useEffect(() => {
    let dropped = false;
    void read().then((latest) => {
      if (!dropped) setView(latest);
    });
    return () => {
      dropped = true;
    };
  }, [read]);
  return view;
}
