"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { JobManifest } from "#protocol/job-manifest";
import { lamplighter } from "../../../../_client/lamplighter-client";
import { type Refusal, refusalOf } from "../../../../_client/refusal";

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
