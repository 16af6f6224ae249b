import { Button } from "#app/_ui/button.tsx";
import type { WebAppWords } from "../_words/web-app-words";
import type { NewVersion } from "./use-kept-page";

interface NewVersionNoteProps {
  words: WebAppWords;
  version: NewVersion;
  /** Units run, and end first. */
  isWorking: boolean;
  update: () => void;
}

/** The page never reloads by itself: a unit would be lost. */
export function NewVersionNote({ words, version, isWorking, update }: NewVersionNoteProps) {
  if (version === "none") return null;
  return (
    <div role="status" className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 text-13 text-soft">
      <p className="text-pretty">{version === "finishing" ? words.finishing : words.waiting}</p>
      <Button tone="bare" busy={version === "finishing"} onClick={update}>
        {isWorking ? words.updateAfter : words.updateNow}
      </Button>
    </div>
  );
}
