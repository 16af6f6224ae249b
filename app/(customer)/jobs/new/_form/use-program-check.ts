"use client";

import { useEffect, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import type { CustomerRuntime } from "#core/jobs/job-spec";

export type ProgramCheck =
  | { kind: "none" }
  | { kind: "checking" }
  | { kind: "understood"; notes: string[]; warnings: string[]; bytes: number }
  | { kind: "refused"; message: string };

/** Whether devices can run the program: asked as soon as it is uploaded. */
export function useProgramCheck(runtime: CustomerRuntime, blob: string | null): ProgramCheck {
  const [answered, setAnswered] = useState<{ blob: string; check: ProgramCheck }>();
  useEffect(() => {
    if (blob === null) return;
    const stopped = new AbortController();
    const answer = (check: ProgramCheck) => setAnswered({ blob, check });
    lamplighter.checkProgram({ runtime, blob }, { signal: stopped.signal }).then(
      ({ notes, warnings, bytes }) => answer({ kind: "understood", notes, warnings, bytes }),
      (error: unknown) => {
        if (stopped.signal.aborted) return;
        const { issues, message } = refusalOf(error);
        answer({ kind: "refused", message: issues[0]?.message ?? message });
      },
    );
    return () => stopped.abort();
  }, [runtime, blob]);
  if (blob === null) return { kind: "none" };
  return answered?.blob === blob ? answered.check : { kind: "checking" };
}
