import { useEffect, useState } from "react";
import type { DonationSnapshot } from "#workers/contract/donation-snapshot";
import type { DonationState } from "#workers/contract/donation-state";
import type { Words } from "../_words/en";

const LONG_MS = 3_000;

interface ResultNotesProps {
  snapshot: Pick<DonationSnapshot, "state" | "outbox" | "held" | "keepsResults" | "turnedAway">;
  words: Words["results"];
  /** Results that wait for a connection. */
  waiting: (results: number) => string;
}

/** What became of finished results that the city does not take now, or never will. */
export function ResultNotes({ snapshot, words, waiting }: ResultNotesProps) {
  const { state, outbox, held, keepsResults, turnedAway } = snapshot;
  const isLong = useLong(isAlone(state));
  const notes = [
    ...(outbox > 0 && !keepsResults ? [words.notKept] : []),
    ...(outbox > 0 && keepsResults && isLong ? [waiting(outbox)] : []),
    ...(held > 0 ? [words.held(held)] : []),
    ...(turnedAway ? [words.turnedAway[turnedAway.why](turnedAway.results)] : []),
  ];
  if (notes.length === 0) return null;
  return (
    <p role="status" className="mx-auto max-w-160 text-balance pt-2 text-center text-13 text-soft">
      {notes.join(" ")}
    </p>
  );
}

/** Results are not taken at this moment. */
const isAlone = (state: DonationState) =>
  state.mode === "connecting" || state.mode === "finishing" || (state.mode === "working" && state.link !== "open");

/** True once it has been so for a while: after a reload it is so for a moment, and nobody need read of it. */
function useLong(isSo: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isSo) return setLong(false);
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, [isSo]);
  return isLong;
}
