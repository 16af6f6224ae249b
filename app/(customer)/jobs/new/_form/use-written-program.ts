"use client";

import { useEffect, useEffectEvent } from "react";
import type { WrittenRuntime } from "#app/_code/written-runtime.ts";
import { isBeingSent, type WrittenProgram } from "../_draft/job-draft";
import type { NamedBytes } from "../_draft/named-bytes";
import { PROGRAM_NAMES } from "../_draft/program-names";

const STILL_MS = 500;

/** Uploads what was typed into the editor when it has been still for a moment: a job's program is always a blob. */
export function useWrittenProgram(
  written: WrittenProgram | null,
  send: (file: File) => Promise<NamedBytes | undefined>,
  onSent: (text: string, program: NamedBytes) => void,
): void {
  const upload = useEffectEvent(async (text: string, runtime: WrittenRuntime) => {
    const program = await send(new File([text], PROGRAM_NAMES[runtime], { type: "text/plain" }));
    if (program) onSent(text, program);
  });
  const runtime = written?.runtime;
  const text = written?.text;
  const isSent = written === null || !isBeingSent(written);
  useEffect(() => {
    if (text === undefined || runtime === undefined || isSent || text.trim() === "") return;
    const timer = setTimeout(() => void upload(text, runtime), STILL_MS);
    return () => clearTimeout(timer);
  }, [text, runtime, isSent]);
}
