import type { DonationSnapshot } from "#workers/page/donation-snapshot";
import type { Words } from "../_words/en";

interface ResultNotesProps extends Pick<DonationSnapshot, "held" | "turnedAway"> {
  words: Words["results"];
}

/** What became of finished results that the city does not take now, or never will. */
export function ResultNotes({ held, turnedAway, words }: ResultNotesProps) {
  const notes = [
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
