"use client";

import { useEffect, useEffectEvent } from "react";
import { takeKeptScript } from "#app/_code/kept-script.ts";
import { beginWriting } from "../_draft/begin-writing";
import { EMPTY_DRAFT, type JobDraft } from "../_draft/job-draft";

/** Goes on with the script and inputs that a visitor had tried before they signed up. */
export function useKeptScript(write: boolean, update: (next: (before: JobDraft) => JobDraft) => void): void {
  const begin = useEffectEvent(() => {
    const kept = takeKeptScript();
    if (kept === null) return;
    const inputs = { kind: "json", pasted: kept.inputs, source: null } as const;
    update(() => beginWriting({ ...EMPTY_DRAFT, ...inputs }, "js", { name: kept.name, script: { text: kept.text } }));
  });
  useEffect(() => {
    if (write) begin();
  }, [write]);
}
