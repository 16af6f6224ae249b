import clsx from "clsx";
import { CircleAlert, ShieldCheck } from "lucide-react";
import type { SafetyWords } from "./safety-words";

export type AttemptState =
  | { kind: "waiting" }
  | { kind: "running" }
  | { kind: "held" }
  | { kind: "open"; what: string };

interface AttemptLineProps {
  tries: string;
  state: AttemptState;
  words: SafetyWords["states"];
}

const INKS = { waiting: "text-soft", running: "text-lamp-ink", held: "text-verified-ink", open: "text-alarm-ink" };

/** One attempt: a lamp while its program runs here, then how it ended. */
export function AttemptLine({ tries, state, words }: AttemptLineProps) {
  return (
    <li className="grid grid-cols-[1.25rem_1fr] items-start gap-x-3 px-4 py-2.5 sm:grid-cols-[1.25rem_1fr_auto]">
      <span aria-hidden className={clsx("flex h-6 items-center justify-center", INKS[state.kind])}>
        {state.kind === "held" && <ShieldCheck size={18} />}
        {state.kind === "open" && <CircleAlert size={18} />}
        {state.kind === "running" && <span className="size-3 rounded-full bg-lamp" />}
        {state.kind === "waiting" && <span className="size-2 rounded-full border border-edge" />}
      </span>
      <span className="min-w-0 text-pretty">
        {tries}
        {state.kind === "open" && <code className="block break-words pt-1 text-13 text-soft">{state.what}</code>}
      </span>
      <span className={clsx("col-start-2 text-13 sm:col-start-3 sm:leading-6", INKS[state.kind])}>
        {words[state.kind]}
      </span>
    </li>
  );
}
