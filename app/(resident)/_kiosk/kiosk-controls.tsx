import { ChevronsUpDown, LogOut, Monitor, MonitorOff, Square } from "lucide-react";
import type { KeyboardEvent } from "react";
import { Button } from "#app/_ui/button.tsx";
import { LampMark } from "#app/_ui/lamp-mark.tsx";
import type { DonationSnapshot } from "#workers/contract/donation-snapshot";
import type { DonationActions } from "../_donation/use-donation";
import type { Words } from "../_words/en";
import type { KioskWords } from "../_words/kiosk-words";

const SHARE_STEP = 10;

interface KioskControlsProps {
  words: Words;
  kiosk: KioskWords;
  snapshot: Pick<DonationSnapshot, "on" | "state" | "isFinishing" | "slots" | "sharePercent" | "rules">;
  cores: number;
  actions: DonationActions;
  onLeave: () => void;
}

/** All that a remote control can ask for, in one row: left and right go along it, up and down turn a number, OK presses. */
export function KioskControls({ words, kiosk, snapshot, cores, actions, onLeave }: KioskControlsProps) {
  const { on, state, isFinishing, slots, sharePercent, rules } = snapshot;
  const isUnable = state.mode === "unsupported" || state.mode === "other-tab" || state.mode === "opening";
  const isOn = (on || isFinishing) && !isUnable;
  const { settings } = words;
  return (
    <div role="toolbar" aria-label={kiosk.controls} className="flex flex-wrap items-stretch justify-center gap-2">
      {state.mode === "too-old" ? (
        <Button data-hero tone="primary" size="large" onClick={() => window.location.reload()}>
          {words.button.reload}
        </Button>
      ) : (
        <Button
          data-hero
          tone={isOn || isUnable ? "quiet" : "lamp"}
          size="large"
          disabled={isUnable}
          onClick={isOn ? actions.stop : actions.start}
        >
          {isOn ? <Square aria-hidden size={18} fill="currentColor" /> : <LampMark size={22} />}
          {isOn ? words.button.stop : state.mode === "removed" ? words.button.again : words.button.lightUp}
        </Button>
      )}
      <Turned
        label={kiosk.cores}
        value={slots}
        min={1}
        max={cores}
        step={1}
        disabled={isUnable}
        inWords={(value) => settings.coresText(value, cores)}
        onValue={actions.setSlots}
      />
      <Turned
        label={kiosk.share}
        value={sharePercent}
        min={SHARE_STEP}
        max={100}
        step={SHARE_STEP}
        disabled={isUnable}
        inWords={settings.shareText}
        onValue={actions.setShare}
      />
      <Button
        size="large"
        aria-pressed={rules.keepsScreenOn}
        disabled={isUnable}
        onClick={() => actions.setRules({ ...rules, keepsScreenOn: !rules.keepsScreenOn })}
      >
        {rules.keepsScreenOn ? <Monitor aria-hidden size={18} /> : <MonitorOff aria-hidden size={18} />}
        {rules.keepsScreenOn ? kiosk.screenOn : kiosk.screenOff}
      </Button>
      <Button size="large" onClick={onLeave}>
        <LogOut aria-hidden size={18} />
        {kiosk.leave}
      </Button>
    </div>
  );
}

interface TurnedProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  disabled: boolean;
  inWords: (value: number) => string;
  onValue: (value: number) => void;
}

/** A number that up and down turn; a press turns it up, and wrapping from the top to the bottom, so that one button is enough. */
function Turned({ label, value, min, max, step, disabled, inWords, onValue }: TurnedProps) {
  const turn = (by: number) => onValue(Math.min(max, Math.max(min, value + by)));
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === "ArrowUp") turn(step);
    if (key === "ArrowDown") turn(-step);
  };
  return (
    <Button
      role="spinbutton"
      aria-label={label}
      size="large"
      disabled={disabled}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuetext={inWords(value)}
      onKeyDown={onKeyDown}
      onClick={() => (value >= max ? onValue(min) : turn(step))}
    >
      <span className="font-normal text-soft">{label}</span>
      <span className="tabular-nums">{inWords(value)}</span>
      <ChevronsUpDown aria-hidden size={16} className="text-soft" />
    </Button>
  );
}
