"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { type Refusal, refusalOf } from "#app/_client/refusal.ts";
import type { JobManifest } from "#protocol/manifest/job-manifest";

export interface Submit {
  busy: boolean;
  refusal: Refusal | null;
  run: (manifest: JobManifest) => Promise<void>;
}

/** Submits the job and goes to its page; stays busy until that is drawn, so that it is not sent twice. */
export function useSubmit(): Submit {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const run = async (manifest: JobManifest) => {
    setBusy(true);
    setRefusal(null);
    try {
      const job = await lamplighter.submitJob(manifest);
      router.push(`/jobs/${job.id}`);
    } catch (error) {
      setRefusal(refusalOf(error));
      setBusy(false);
    }
  };
  return { busy, refusal, run };
}
