"use client";

import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { ResultLine } from "./result-line";
import { useResultPages } from "./use-result-pages";

const NOTHING = {
  agreed: "No unit is verified yet. They are listed here in the order of their numbers.",
  failed: "No unit has failed. If one does, its error is here word for word, with what it wrote to standard error.",
} as const;

export function ResultPages({ state, count }: { state: "agreed" | "failed"; count: number }) {
  const { results, refusal, busy, more } = useResultPages(state, count);
  return (
    <div className="flex flex-col gap-3">
      {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
      {results.length === 0 && !busy && <p className="text-pretty text-soft">{NOTHING[state]}</p>}
      <ul
        className="relative flex max-h-120 flex-col overflow-y-auto px-2"
        aria-label={state === "agreed" ? "Answers" : "Failing units"}
      >
        {results.map((result) => (
          <ResultLine key={result.unit} result={result} />
        ))}
      </ul>
      {more && (
        <Button size="small" busy={busy} busyLabel="Reading" onClick={more} className="self-start">
          Show more
        </Button>
      )}
    </div>
  );
}
