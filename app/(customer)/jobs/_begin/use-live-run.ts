"use client";

import { useEffect, useRef, useState } from "react";
import { checkJs } from "#programs/check-js";
import type { LocalResult } from "#protocol/devices/device-messages";
import type { Language } from "#protocol/text/language";
import { programFaultsInWords } from "#protocol/words/program-fault-in-words";
import type { SandboxPlaces } from "#workers/page/sandbox-places";
import { tryScript } from "#workers/page/try-script";

export type LiveRunState =
  | { kind: "idle" }
  | { kind: "running" | "done" | "stopped"; tried: readonly LocalResult[] }
  /** The script is none, or this browser cannot run it. */
  | { kind: "refused"; message: string };

/** No unit of a sample needs a tenth of it. */
export const WALL_MS = 10_000;

/** Runs a script in this browser: checked and rewritten as if it had been uploaded, in the sandbox of residents. */
export function useLiveRun(places: SandboxPlaces, language: Language) {
  const [state, setState] = useState<LiveRunState>({ kind: "idle" });
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const stop = () => {
    running.current?.abort();
    setState((before) => (before.kind === "running" ? { ...before, kind: "stopped" } : before));
  };
  /** Another script: what the last one gave is not its own. */
  const clear = () => {
    running.current?.abort();
    setState({ kind: "idle" });
  };
  const start = async (text: string, inputs: readonly unknown[]) => {
    const stopped = new AbortController();
    running.current?.abort();
    running.current = stopped;
    const check = checkJs(new TextEncoder().encode(text));
    if (check.kind === "refused")
      return setState({ kind: "refused", message: programFaultsInWords(check.faults, language) });
    setState({ kind: "running", tried: [] });
    const add = (unit: LocalResult) =>
      setState((before) =>
        running.current === stopped && before.kind === "running"
          ? { ...before, tried: [...before.tried, unit] }
          : before,
      );
    try {
      const program = check.prepared;
      const tried = await tryScript({
        ...places,
        program,
        inputs,
        wallMs: WALL_MS,
        onUnit: add,
        signal: stopped.signal,
      });
      setState((before) =>
        running.current === stopped && before.kind === "running" ? { kind: "done", tried } : before,
      );
    } catch (error) {
      if (!stopped.signal.aborted) setState({ kind: "refused", message: (error as Error).message });
    }
  };
  return { state, start, stop, clear };
}
