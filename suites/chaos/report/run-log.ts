import type { Outcome } from "../acts/carry-out";
import type { Act, ActKind } from "../plan/act";

/** What happened in a run, printed as it happens and counted for the summary. */
export interface RunLog {
  /** An act begins; call the returned function when it is over. */
  begin(act: Act): (outcome: Outcome) => void;
  recovered(ms: number): void;
  note(words: string): void;
  /** A law is broken. */
  breaks(sentence: string): void;
  told(): { acts: Map<ActKind, number>; broken: string[]; recoveriesMs: number[] };
}

/** Beyond this number they are counted and not printed. */
const MAX_TOLD = 50;

export function openRunLog(print: (line: string) => void): RunLog {
  const startedAt = performance.now();
  const acts = new Map<ActKind, number>();
  const recoveriesMs: number[] = [];
  const broken = new Set<string>();
  const log = (words: string) =>
    print(`${((performance.now() - startedAt) / 1_000).toFixed(1).padStart(7)} s  ${words}`);
  return {
    begin(act) {
      const { kind, ...rest } = act;
      const words = Object.entries(rest).map(([name, value]) => `${name} ${value}`);
      log([kind, ...words].join(", "));
      return (outcome) => {
        if (outcome.kind === "nothing-there") return log(`${kind}: there was nothing to do it to`);
        acts.set(kind, (acts.get(kind) ?? 0) + 1);
        if (outcome.about !== "") log(`${kind}: done, ${outcome.about}`);
      };
    },
    recovered(ms) {
      recoveriesMs.push(ms);
      log(`the site answers again after ${Math.round(ms)} ms`);
    },
    note: log,
    breaks(sentence) {
      if (!broken.has(sentence) && broken.size < MAX_TOLD) log(`BROKEN  ${sentence}`);
      broken.add(sentence);
    },
    told: () => ({ acts, broken: [...broken], recoveriesMs }),
  };
}
