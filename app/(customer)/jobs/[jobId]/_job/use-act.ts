"use client";

import { useState } from "react";
import { refusalTo } from "#app/_client/refusal.ts";
import { notify } from "#app/_ui/notify.ts";
import type { Job } from "#protocol/api/jobs";
import { useJobLive } from "./job-live";

export interface Act {
  busy: boolean;
  /** Answers with the refusal's sentence, or undefined when it is done and shown. */
  run: (call: () => Promise<Job>) => Promise<string | undefined>;
  /** As `run`, with the refusal shown in the corner of the page. */
  runAndTell: (call: () => Promise<Job>, refused: string) => Promise<void>;
}

/** An act on the followed job: its answer is shown at once, before the socket brings it. */
export function useAct(): Act {
  const { show } = useJobLive();
  const [busy, setBusy] = useState(false);
  const run = async (call: () => Promise<Job>) => {
    setBusy(true);
    const refusal = await refusalTo(async () => show(await call()));
    setBusy(false);
    return refusal;
  };
  const runAndTell = async (call: () => Promise<Job>, refused: string) => {
    const message = await run(call);
    if (message !== undefined) notify(refused, { description: message, tone: "alarm" });
  };
  return { busy, run, runAndTell };
}
