"use client";

import { useEffect, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import type { JobDraft, MountedBytes } from "../_draft/job-draft";

export type ProgramCheck =
  | { kind: "none" }
  | { kind: "checking" }
  | { kind: "understood"; notes: string[]; warnings: string[]; bytes: number }
  | { kind: "refused"; message: string };

type CheckedDraft = Pick<JobDraft, "runtime" | "program" | "shared">;

/** A file that is still being sent is looked at once it is there. */
const besideProgram = ({ path, blob }: MountedBytes) => (blob === null ? [] : [{ path, source: { blob } }]);

/** Whether devices can run the program: asked as soon as it is uploaded. */
export function useProgramCheck({ runtime, program, shared }: CheckedDraft): ProgramCheck {
  const blob = program?.blob ?? null;
  const beside = runtime === "python" ? shared.flatMap(besideProgram) : [];
  // As text, so that the same files are not asked about again with every keystroke.
  const asked = blob === null ? null : JSON.stringify({ runtime, blob, shared: beside });
  const [answered, setAnswered] = useState<{ asked: string; check: ProgramCheck }>();
  useEffect(() => {
    if (asked === null) return;
    const stopped = new AbortController();
    const answer = (check: ProgramCheck) => setAnswered({ asked, check });
    lamplighter.checkProgram(JSON.parse(asked), { signal: stopped.signal }).then(
      ({ notes, warnings, bytes }) => answer({ kind: "understood", notes, warnings, bytes }),
      (error: unknown) => {
        if (stopped.signal.aborted) return;
        const { issues, message } = refusalOf(error);
        answer({ kind: "refused", message: issues[0]?.message ?? message });
      },
    );
    return () => stopped.abort();
  }, [asked]);
  if (asked === null) return { kind: "none" };
  return answered?.asked === asked ? answered.check : { kind: "checking" };
}
