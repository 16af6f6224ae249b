import { RollingNumber } from "#app/_ui/rolling-number.tsx";
import type { Sentence } from "../_words/sentence";

/** Announced when the sentence changes; the number beside it changes in silence. */
export function TruthLine({ sentence: { line, count, more } }: { sentence: Sentence }) {
  return (
    <div className="mx-auto max-w-220 text-balance text-center">
      <p className="display text-24 leading-tight sm:text-[1.75rem]">
        <span role="status">{line}</span>
        {count !== undefined && (
          <>
            ,{" "}
            <span className="whitespace-nowrap">
              <RollingNumber text={count} />
            </span>
          </>
        )}
      </p>
      {more !== undefined && (
        <p aria-live="polite" className="mx-auto max-w-160 pt-2 text-soft">
          {more}
        </p>
      )}
    </div>
  );
}
