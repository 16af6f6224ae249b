"use client";

import { createContext, use } from "react";
import type { JobDraft } from "../_draft/job-draft";
import type { UploadSlot } from "../_draft/upload-slot";
import type { ProgramCheck } from "./use-program-check";
import type { Uploads } from "./use-uploads";

export interface JobForm {
  draft: JobDraft;
  /** Changes the form; `field` is where its errors show from now on. */
  change: (patch: Partial<JobDraft>, field: string) => void;
  /** Changes the form on the person's behalf: no field shows its errors for it. */
  update: (next: (before: JobDraft) => JobDraft) => void;
  /** What is wrong at a field, once the person has been there or pressed Run. */
  errorAt: (field: string) => string | undefined;
  check: ProgramCheck;
  uploads: Uploads;
  /** Sends files and puts them into their part of the form. */
  place: (slot: UploadSlot, files: readonly File[]) => Promise<void>;
  /** The {fields} that arguments may name. */
  fields: string[];
  /** The first lines of the inputs. */
  head: string;
}

export const JobFormContext = createContext<JobForm | null>(null);

export function useJobForm(): JobForm {
  const form = use(JobFormContext);
  if (!form) throw new Error("useJobForm is for components inside JobFormContext.");
  return form;
}
