import type { DonationSnapshot } from "#workers/contract/donation-snapshot";
import type { Words } from "../_words/en";

interface ResultNotesProps {
  snapshot: Pick<DonationSnapshot, "outbox" | "held" | "keepsResults" | "turnedAway">;
  words: Words["results"];
}

/** What became of finished results that the city does not take now, or never will. */
export function ResultNotes({ snapshot, words }: ResultNotesProps) {
  const { outbox, held, keepsResults, turnedAway } = snapshot;
  const notes = [
    ...(outbox > 0 && !keepsResults ? [words.notKept] : []),
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
