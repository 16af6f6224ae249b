import { Fragment } from "react";

interface KeyCapsProps {
  keys: readonly string[];
  /** Between them. */
  then: string;
}

/** Keys to press, as they are printed on a keyboard. */
export function KeyCaps({ keys, then }: KeyCapsProps) {
  return (
    <span className="inline-flex items-center gap-1 text-13 text-soft">
      {keys.map((key, at) => (
        <Fragment key={key}>
          {at > 0 && <span>{then}</span>}
          <kbd className="min-w-6 rounded border border-edge/70 bg-sunken px-1 text-center font-mono text-ink">
            {key}
          </kbd>
        </Fragment>
      ))}
    </span>
  );
}
