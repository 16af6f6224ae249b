import { Clock, Hourglass, Play, Sunrise } from "lucide-react";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Menu } from "#app/_ui/menu.tsx";
import type { HouseholdDevice } from "#protocol/api/household";
import { tomorrowMorning } from "../_rules/tomorrow-morning";
import type { DevicesWords } from "../_words/devices-words";
import type { ChangeDevice, DeviceChange } from "./device-change";

const HOUR_MS = 3_600_000;

interface DevicePauseProps {
  words: DevicesWords;
  device: HouseholdDevice;
  onChange: ChangeDevice;
}

/** How long, and not until when: the clocks of this page and of the city may differ. */
export function DevicePause({ words, device, onChange }: DevicePauseProps) {
  const [busy, setBusy] = useState(false);
  const pause = async (change: DeviceChange["pause"]) => {
    setBusy(true);
    await onChange({ pause: change });
    setBusy(false);
  };
  if (device.pause) {
    return (
      <Button busy={busy} onClick={() => void pause(null)}>
        <Play aria-hidden size={16} />
        {words.goOn}
      </Button>
    );
  }
  const item = (label: string, icon: React.ReactNode, forMs: () => number | null) => ({
    label,
    icon,
    onSelect: () => void pause({ forMs: forMs() }),
  });
  return (
    <Menu
      trigger={<Button busy={busy}>{words.pause}</Button>}
      items={[
        item(words.pauseHour, <Clock aria-hidden size={16} />, () => HOUR_MS),
        item(words.pauseTomorrow, <Sunrise aria-hidden size={16} />, () => tomorrowMorning(new Date()) - Date.now()),
        item(words.pauseOpen, <Hourglass aria-hidden size={16} />, () => null),
      ]}
    />
  );
}
