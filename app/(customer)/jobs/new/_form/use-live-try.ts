"use client";

import { useEffect, useEffectEvent } from "react";
import { callKey, type TryOut } from "#app/_trial/use-try-out.ts";
import type { JobManifest } from "#protocol/manifest/job-manifest";

/** Tries the first units anew whenever a program that is written here, or its inputs, have changed. */
export function useLiveTry(manifest: JobManifest | null, { start }: TryOut): void {
  const key = manifest && callKey(manifest);
  const again = useEffectEvent((key: string) => manifest && void start(manifest, key));
  useEffect(() => {
    if (key !== null) again(key);
  }, [key]);
}
