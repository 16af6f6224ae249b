"use client";

import { useEffect, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { type Refusal, refusalOf } from "#app/_client/refusal.ts";
import type { InputOf } from "#protocol/api/contract";
import type { JobPreview } from "#protocol/api/jobs";
import type { JobManifest } from "#protocol/manifest/job-manifest";

type PreviewInput = InputOf<"previewJob">;

export interface Preview {
  /** The last preview that could be made, while the next one is asked for. */
  shown: JobPreview | null;
  refusal: Refusal | null;
  asking: boolean;
}

const SETTLE_MS = 350;
const NOTHING: Preview = { shown: null, refusal: null, asking: false };

/** The first calls, the estimate and the server's objections, asked for when the form has been still for a moment. */
export function usePreview(manifest: JobManifest | null, fuel: Pick<PreviewInput, "triedFuel" | "drawnFuel">): Preview {
  const [preview, setPreview] = useState<Preview>(NOTHING);
  const request = manifest && JSON.stringify({ manifest, ...fuel });
  useEffect(() => {
    if (request === null) return setPreview(NOTHING);
    const stopped = new AbortController();
    setPreview((before) => ({ ...before, asking: true }));
    const timer = setTimeout(() => {
      lamplighter.previewJob(JSON.parse(request), { signal: stopped.signal }).then(
        (shown) => setPreview({ shown, refusal: null, asking: false }),
        (error: unknown) => {
          if (!stopped.signal.aborted) setPreview({ shown: null, refusal: refusalOf(error), asking: false });
        },
      );
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      stopped.abort();
    };
  }, [request]);
  return preview;
}
