"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import type { Language } from "#protocol/text/language";
import type { SandboxPlaces } from "#workers/page/sandbox-places";
import { AttemptLine, type AttemptState } from "./attempt-line";
import { ATTEMPT_COUNT, ATTEMPT_GROUPS, ATTEMPTS } from "./escape-attempts";
import { runAttempts } from "./run-attempts";
import { safetyWordsIn } from "./safety-words";
import { TRIES_IN_FRENCH } from "./tries-in-french";

interface EscapeSuiteProps {
  language: Language;
  places: SandboxPlaces;
}

type Phase = "ready" | "running" | "done" | "stopped" | "trouble";

/** The button, and every attempt with what became of it. */
export function EscapeSuite({ language, places }: EscapeSuiteProps) {
  const words = safetyWordsIn(language);
  const [phase, setPhase] = useState<Phase>("ready");
  const [states, setStates] = useState<Readonly<Record<string, AttemptState>>>({});
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);

  const start = async () => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    const say = (name: string, state: AttemptState) => {
      if (!signal.aborted) setStates((before) => ({ ...before, [name]: state }));
    };
    setStates({});
    setPhase("running");
    try {
      await runAttempts(places, signal, { onStart: (name) => say(name, { kind: "running" }), onVerdict: say });
      setPhase("done");
    } catch {
      setStates(withoutRunning);
      setPhase(signal.aborted ? "stopped" : "trouble");
    }
  };

  const verdicts = Object.values(states);
  const held = verdicts.filter(({ kind }) => kind === "held").length;
  const open = verdicts.filter(({ kind }) => kind === "open").length;
  const running = phase === "running";
  return (
    <div className="flex flex-col gap-10">
      <section className="sticky top-0 z-10 -mx-4 border-line border-b bg-ground px-4 py-4 sm:-mx-6 sm:px-6">
        <div className="flex flex-wrap items-center gap-4">
          <Button tone={running ? "quiet" : "lamp"} size="large" onClick={running ? () => stop.current.abort() : start}>
            {running ? words.stop : phase === "ready" ? words.start : words.again}
          </Button>
          <p role="status" className="min-w-0 flex-1 basis-60 text-pretty tabular-nums">
            {phase === "ready" && <span className="text-soft">{words.promise}</span>}
            {running && words.running(held + open, ATTEMPT_COUNT)}
            {phase === "stopped" && words.stopped(held + open)}
            {phase === "done" && open === 0 && <strong>{words.allHeld(ATTEMPT_COUNT)}</strong>}
            {phase === "done" && open > 0 && <strong>{words.someOpen(open)}</strong>}
          </p>
        </div>
        {phase !== "ready" && (
          <div className="pt-3">
            <ProgressBar
              label={words.progress}
              of={ATTEMPT_COUNT}
              parts={[
                { tone: "verified", name: words.heldPart, value: held },
                { tone: "alarm", name: words.openPart, value: open },
              ]}
            />
          </div>
        )}
      </section>
      {phase === "trouble" && <Notice tone="alarm">{words.trouble}</Notice>}
      {phase === "done" && open > 0 && <Notice tone="alarm">{words.someOpenMore}</Notice>}
      {ATTEMPT_GROUPS.map((group) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`} className="display text-24">
            {words.groups[group].title}
          </h2>
          <p className="max-w-160 text-pretty pb-3 text-soft">{words.groups[group].about}</p>
          <ul className="divide-y divide-line rounded border border-line bg-raised shadow-low">
            {ATTEMPTS[group].map(({ name, tries }) => (
              <AttemptLine
                key={name}
                tries={language === "fr" ? (TRIES_IN_FRENCH[name] ?? tries) : tries}
                state={states[name] ?? { kind: "waiting" }}
                words={words.states}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const withoutRunning = (states: Readonly<Record<string, AttemptState>>) =>
  Object.fromEntries(Object.entries(states).filter(([, { kind }]) => kind !== "running"));
