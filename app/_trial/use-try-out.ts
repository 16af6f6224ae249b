"use client";

import { useEffect, useRef, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import type { JobSpec } from "#core/jobs/job-spec";
import type { LocalResult } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import type { SandboxPlaces } from "#workers/page/sandbox-places";
import { type TryOptions, tryUnits } from "#workers/page/try-units";

export type TryOutState =
  | { kind: "idle" }
  /** `earlier` is what an earlier trial run of the form gave, to be shown meanwhile. */
  | { kind: "running"; of: number; tried: LocalResult[]; earlier: LocalResult[]; spec?: JobSpec | undefined }
  /** `drawn` are units across the whole job, which are run afterwards for its estimate. `key` tells for which program, inputs and arguments it was. */
  | { kind: "done"; key: string; tried: LocalResult[]; drawn: LocalResult[]; isDrawing: boolean; spec: JobSpec }
  | { kind: "failed"; message: string };

export interface TryOut {
  state: TryOutState;
  start: (manifest: JobManifest, key: string) => Promise<void>;
  stop: () => void;
}

/** Names what a unit's call depends on: a trial run stays valid while this does not change. */
export function callKey({ program, inputs, shared, args, stdin, outputs, okExitCodes, limits }: JobManifest): string {
  return JSON.stringify([program, inputs, shared, args, stdin, outputs, okExitCodes, limits]);
}

/** As many of the units as end in a moment: those that are still running when it is over are given up. */
async function drawAcross(options: Omit<TryOptions, "onUnit">): Promise<LocalResult[]> {
  const found: LocalResult[] = [];
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), LIMITS.MAX_DRAWING_MS);
  const end = () => over.abort();
  options.signal?.addEventListener("abort", end);
  try {
    await tryUnits({ ...options, signal: over.signal, onUnit: (unit) => found.push(unit) });
  } catch {
    // What came until then is enough, and the first units say what is wrong.
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", end);
  }
  return found;
}

/** Runs the first units in this browser, in the sandbox that residents use. */
export function useTryOut(place: SandboxPlaces): TryOut {
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
      spec: before.kind === "done" || before.kind === "running" ? before.spec : undefined,
    }));
    try {
      const { sheet, lines, units, drawn, links } = await lamplighter.tryJob(manifest, { signal: stopped.signal });
      // The API types the sheet loosely, for it grows; this page and the coordinator are of one build.
      const spec = sheet as unknown as JobSpec;
      setState((before) => (before.kind === "running" ? { ...before, of: units.length, spec } : before));
      const tried = await tryUnits({
        ...place,
        spec,
        units,
        lines,
        ...(links ? { links } : {}),
        signal: stopped.signal,
        onUnit: (unit) =>
          setState((before) => (before.kind === "running" ? { ...before, tried: [...before.tried, unit] } : before)),
      });
      if (stopped.signal.aborted) return;
      const done = { kind: "done", key, tried, spec } as const;
      const isMore = drawn.units.length > units.length;
      setState({ ...done, drawn: isMore ? [] : tried, isDrawing: isMore });
      if (!isMore) return;
      const found = await drawAcross({ ...place, ...drawn, spec, signal: stopped.signal });
      if (!stopped.signal.aborted) setState({ ...done, drawn: found, isDrawing: false });
    } catch (error) {
      if (!stopped.signal.aborted) setState({ kind: "failed", message: refusalOf(error).message });
    }
  };
  return { state, start, stop };
}
