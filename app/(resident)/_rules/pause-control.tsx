import { Clock, Hourglass, Play, Sunrise } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { Menu } from "#app/_ui/menu.tsx";
import type { DonationSnapshot } from "#workers/contract/donation-snapshot";
import type { WhyResting } from "#workers/contract/donation-state";
import type { RulesWords } from "../_words/rules-words";
import { tomorrowMorning } from "./tomorrow-morning";

const HOUR_MS = 3_600_000;

interface PauseControlProps {
  words: RulesWords;
  snapshot: Pick<DonationSnapshot, "on" | "state">;
  onPause: (until: number | null) => void;
  onFinish: () => void;
}

/** Ways to have the cores back for a while, beside the button that stops for good. Nothing while there is nothing to pause. */
export function PauseControl({ words, snapshot: { on, state }, onPause, onFinish }: PauseControlProps) {
  if (!on || state.mode === "other-tab" || state.mode === "unsupported" || state.mode === "too-old") return null;
  if (state.mode === "resting" && isPaused(state.why)) {
    return (
      <Button tone="quiet" onClick={() => onPause(null)}>
        <Play aria-hidden size={16} />
        {words.resume}
      </Button>
    );
  }
  const finish = {
    label: words.finish,
    about: words.finishHint,
    icon: <Hourglass aria-hidden size={16} />,
    onSelect: onFinish,
  };
  return (
    <Menu
      trigger={<Button tone="bare">{words.pause}</Button>}
      items={[
        {
          label: words.pauseHour,
          icon: <Clock aria-hidden size={16} />,
          onSelect: () => onPause(Date.now() + HOUR_MS),
        },
        {
          label: words.pauseTomorrow,
          icon: <Sunrise aria-hidden size={16} />,
          onSelect: () => onPause(tomorrowMorning(new Date())),
        },
        ...(state.mode === "working" ? [finish] : []),
      ]}
    />
  );
}

/** By the resident, or by their household from elsewhere: either is ended here. */
const isPaused = ({ kind }: WhyResting) => kind === "paused" || kind === "paused-remotely";
