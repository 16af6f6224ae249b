import { RotateCw, Square } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { LampMark } from "#app/_ui/lamp-mark.tsx";
import type { DonationMode } from "#workers/contract/donation-state";
import type { Words } from "../_words/en";

interface HeroButtonProps {
  words: Words["button"];
  mode: DonationMode;
  on: boolean;
  /** False until this page listens: a press before would be lost. */
  ready: boolean;
  onStart: () => void;
  onStop: () => void;
}

/** The page's one button. It keeps its place whatever it says, so that nobody presses the wrong thing. */
export function HeroButton({ words, mode, on, ready, onStart, onStop }: HeroButtonProps) {
  const className = "max-w-96 sm:w-96";
  if (mode === "too-old") {
    return (
      <Button size="hero" tone="primary" className={className} onClick={() => window.location.reload()}>
        <RotateCw aria-hidden size={24} />
        {words.reload}
      </Button>
    );
  }
  if (on && mode !== "other-tab" && mode !== "unsupported") {
    return (
      <Button size="hero" tone="quiet" className={className} onClick={onStop} data-hero>
        <Square aria-hidden size={20} fill="currentColor" />
        {words.stop}
      </Button>
    );
  }
  const unable = mode === "other-tab" || mode === "unsupported";
  return (
    <Button
      size="hero"
      tone={unable ? "quiet" : "lamp"}
      className={className}
      onClick={onStart}
      disabled={unable || !ready}
      data-hero
    >
      <LampMark size={30} />
      {mode === "removed" ? words.again : words.lightUp}
    </Button>
  );
}
