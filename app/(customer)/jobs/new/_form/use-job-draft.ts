"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { WrittenRuntime } from "#app/_code/written-runtime.ts";
import { amountToType } from "#app/_language/amount-to-type.ts";
import { useLanguage } from "#app/_language/language-context.tsx";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { beginWriting } from "../_draft/begin-writing";
import { draftOfManifest } from "../_draft/draft-of-manifest";
import { EMPTY_DRAFT, type JobDraft } from "../_draft/job-draft";

export interface JobDraftState {
  draft: JobDraft;
  /** Changes the form on the person's behalf: no field counts as visited. */
  update: (next: (before: JobDraft) => JobDraft) => void;
  /** Changes one field; its errors show from now on. */
  change: (patch: Partial<JobDraft>, field: string) => void;
  /** Begins anew with a manifest. */
  fill: (manifest: JobManifest) => void;
  /** Whether a field's errors are to be shown. */
  isVisited: (field: string) => boolean;
  visitAll: () => void;
}

export function useJobDraft(initial: JobManifest | null, write: WrittenRuntime | undefined): JobDraftState {
  const t = useTranslations("customer.newJob.program");
  const language = useLanguage();
  const toType = (filled: JobDraft): JobDraft => ({ ...filled, budget: amountToType(filled.budget, language) });
  const [draft, setDraft] = useState<JobDraft>(() => {
    if (initial) return toType(draftOfManifest(initial));
    const empty = toType(EMPTY_DRAFT);
    return write
      ? beginWriting(empty, write, { name: t("writtenName"), script: { comment: t("writtenComment") } })
      : empty;
  });
  const [visited, setVisited] = useState<ReadonlySet<string> | "all">(new Set());
  return {
    draft,
    update: setDraft,
    change: (patch, field) => {
      setDraft((before) => ({ ...before, ...patch }));
      setVisited((before) => (before === "all" || before.has(field) ? before : new Set([...before, field])));
    },
    fill: (manifest) => {
      setDraft(toType(draftOfManifest(manifest)));
      setVisited(new Set());
    },
    isVisited: (field) => visited === "all" || visited.has(field),
    visitAll: () => setVisited("all"),
  };
}
