import { RollingNumber } from "#app/_ui/rolling-number.tsx";
import type { Sentence } from "../_words/sentence";

interface TruthLineProps {
  sentence: Sentence;
  /** A sentence whose room is kept whatever is said, so that nothing below moves when another takes its place. */
  roomOf: Sentence;
}

/** Announced when the sentence changes; the number beside it changes in silence. */
export function TruthLine({ sentence: { line, count, more }, roomOf }: TruthLineProps) {
  return (
    <div className="mx-auto grid max-w-220 text-balance text-center">
      <div className="col-start-1 row-start-1">
        <p className={LINE}>
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
          <p aria-live="polite" className={MORE}>
            {more}
          </p>
        )}
      </div>
      <div aria-hidden className="invisible col-start-1 row-start-1">
        <p className={LINE}>{roomOf.line}</p>
        <p className={MORE}>{roomOf.more}</p>
      </div>
    </div>
  );
}

const LINE = "display text-24 leading-tight sm:text-[1.75rem]";
const MORE = "mx-auto max-w-160 pt-2 text-soft";
