"use client";

import { useEffect, useRef, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import type { JobSpec } from "#core/jobs/job-spec";
import type { LocalResult } from "#protocol/device-messages";
import type { JobManifest } from "#protocol/job-manifest";
import { tryUnits } from "#workers/page/try-units";

/** Where this site's sandbox lies. */
export interface SandboxPlace {
  controlUrl: string;
  sandboxUrl: string;
  siteUrl: string;
}

export type TryOutState =
  | { kind: "idle" }
  /** `earlier` is what an earlier try-out of the form gave, to be looked at meanwhile. */
  | { kind: "running"; of: number; tried: LocalResult[]; earlier: LocalResult[] }
  /** `key` tells for which program, inputs and arguments it was. */
  | { kind: "done"; key: string; tried: LocalResult[] }
  | { kind: "failed"; message: string };

export interface TryOut {
  state: TryOutState;
  start: (manifest: JobManifest, key: string) => Promise<void>;
  stop: () => void;
}

/** Names what a unit's call depends on: a try-out holds while this does not change. */
export function callKey({ program, inputs, shared, args, stdin, outputs, okExitCodes, limits }: JobManifest): string {
  return JSON.stringify([program, inputs, shared, args, stdin, outputs, okExitCodes, limits]);
}

/** Runs the first units in this browser, in the sandbox that residents use. */
export function useTryOut(place: SandboxPlace): TryOut {
  const [state, setState] = useState<TryOutState>({ kind: "idle" });
  const running = useRef<AbortController>(null);
  const stop = () => {
    running.current?.abort();
    setState({ kind: "idle" });
  };
  useEffect(() => () => running.current?.abort(), []);

  const start = async (manifest: JobManifest, key: string) => {
    const stopped = new AbortController();
    running.current?.abort();
    running.current = stopped;
    setState((before) => ({
      kind: "running",
      of: 0,
      tried: [],
      earlier: before.kind === "done" ? before.tried : before.kind === "running" ? before.earlier : [],
    }));
    try {
      const { sheet, lines, units } = await lamplighter.tryJob(manifest, { signal: stopped.signal });
      setState((before) => (before.kind === "running" ? { ...before, of: units.length } : before));
      const tried = await tryUnits({
        ...place,
        // The API types the sheet loosely, for it grows; this page and the coordinator are of one build.
        spec: sheet as unknown as JobSpec,
        units,
        lines,
        signal: stopped.signal,
        onUnit: (unit) =>
          setState((before) => (before.kind === "running" ? { ...before, tried: [...before.tried, unit] } : before)),
      });
      if (!stopped.signal.aborted) setState({ kind: "done", key, tried });
    } catch (error) {
      if (!stopped.signal.aborted) setState({ kind: "failed", message: refusalOf(error).message });
    }
  };
  return { state, start, stop };
}
