import { useEffect, useState } from "react";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Slider } from "#app/_ui/slider.tsx";
import type { HouseholdDevice } from "#protocol/api/household";
import type { DevicesWords } from "../_words/devices-words";
import type { ChangeDevice } from "./device-change";

const MIN_SHARE = 10;
const SHARE_STEP = 5;

interface DeviceLimitsProps {
  words: DevicesWords;
  device: HouseholdDevice;
  onChange: ChangeDevice;
}

/** At its end a slider limits nothing. */
export function DeviceLimits({ words, device, onChange }: DeviceLimitsProps) {
  const { cores, maxCores, maxSharePercent } = device;
  const most = Math.min(maxCores ?? cores, cores);
  const [chosen, setChosen] = useState({ cores: most, share: maxSharePercent ?? 100 });
  useEffect(() => setChosen({ cores: most, share: maxSharePercent ?? 100 }), [most, maxSharePercent]);
  return (
    <Disclosure
      summary={words.limits}
      aside={
        maxCores === null && maxSharePercent === null ? words.limitsNone : words.limitsAside(maxCores, maxSharePercent)
      }
    >
      <div className="flex flex-col gap-5">
        <Slider
          label={words.cores}
          min={1}
          max={Math.max(2, cores)}
          value={chosen.cores}
          onValueChange={(value) => setChosen({ ...chosen, cores: value })}
          onValueCommitted={(value) => void onChange({ maxCores: value >= cores ? null : value })}
          valueText={(value) => words.coresText(value, cores)}
          hint={words.coresHint}
          disabled={cores === 1}
        />
        <Slider
          label={words.share}
          min={MIN_SHARE}
          max={100}
          step={SHARE_STEP}
          value={chosen.share}
          onValueChange={(value) => setChosen({ ...chosen, share: value })}
          onValueCommitted={(value) => void onChange({ maxSharePercent: value === 100 ? null : value })}
          valueText={words.shareText}
        />
      </div>
    </Disclosure>
  );
}
