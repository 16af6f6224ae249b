import { memo, useEffect, useState } from "react";
import { Card } from "#app/_ui/card.tsx";
import { Slider } from "#app/_ui/slider.tsx";
import type { DeviceLimits } from "#core/home/remote-settings";
import type { Words } from "../_words/en";

const MIN_SHARE = 10;
const SHARE_STEP = 5;

interface SettingsCardProps {
  words: Words["settings"];
  cores: number;
  slots: number;
  sharePercent: number;
  limits: DeviceLimits;
  lit: boolean;
  disabled: boolean;
  /** While the hand is on the slider: the house opens and closes its shutters with it. */
  onSlotsChange: (slots: number) => void;
  onSlots: (slots: number) => void;
  onShare: (sharePercent: number) => void;
}

export const SettingsCard = memo(function SettingsCard(props: SettingsCardProps) {
  const { words, cores, slots, sharePercent, limits, lit, disabled, onSlotsChange, onSlots, onShare } = props;
  const [share, setShare] = useState(sharePercent);
  useEffect(() => setShare(sharePercent), [sharePercent]);
  return (
    <Card title={words.title}>
      <div className="flex flex-col gap-5">
        <Slider
          label={words.cores}
          min={1}
          max={Math.max(2, cores)}
          value={slots}
          onValueChange={onSlotsChange}
          onValueCommitted={onSlots}
          valueText={(value) => words.coresText(value, cores)}
          hint={isLess(limits.maxCores, slots) ? words.coresLimited(limits.maxCores) : words.coresHint}
          lit={lit}
          disabled={disabled || cores === 1}
        />
        <Slider
          label={words.share}
          min={MIN_SHARE}
          max={100}
          step={SHARE_STEP}
          value={share}
          onValueChange={setShare}
          onValueCommitted={onShare}
          valueText={words.shareText}
          hint={isLess(limits.maxSharePercent, share) ? words.shareLimited(limits.maxSharePercent) : words.shareHint}
          lit={lit}
          disabled={disabled}
        />
      </div>
    </Card>
  );
});

const isLess = (limit: number | null, chosen: number): limit is number => limit !== null && limit < chosen;
