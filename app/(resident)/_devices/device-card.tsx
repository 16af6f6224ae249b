import clsx from "clsx";
import { type ReactNode, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { Badge, type BadgeTone } from "#app/_ui/badge.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { ConfirmDialog } from "#app/_ui/confirm-dialog.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { Tariff } from "#core/home/tariff";
import type { HouseholdDevice } from "#protocol/api/household";
import type { HouseholdRules } from "#protocol/devices/household-rules";
import type { Language } from "#protocol/text/language";
import { type DevicesWords, devicesWordsIn } from "../_words/devices-words";
import { momentWords } from "../_words/moment-words";
import { wordsIn } from "../_words/words-in";
import type { DeviceChange } from "./device-change";
import { DeviceLimits } from "./device-limits";
import { DeviceName } from "./device-name";
import { DevicePause } from "./device-pause";
import { DeviceRules } from "./device-rules";
import { tellDoing } from "./tell-doing";
import { tellRefusal } from "./tell-refusal";

interface DeviceCardProps {
  language: Language;
  device: HouseholdDevice;
  /** The rules for all devices. */
  shared: HouseholdRules;
  /** Whether the reader sets them. */
  setsRules: boolean;
  tariffs: readonly Tariff[];
  /** Null on the server. */
  now: number | null;
  onChanged: () => Promise<void>;
}

export function DeviceCard({ language, device, shared, setsRules, tariffs, now, onChanged }: DeviceCardProps) {
  const words = devicesWordsIn(language);
  const [refusal, setRefusal] = useState<string>();
  const name = device.name ?? device.label;
  const isOwn = device.person === null;
  const change = async (changed: DeviceChange) => {
    setRefusal(undefined);
    try {
      await lamplighter.changeDevice({ deviceId: device.id, ...changed });
      await onChanged();
      return true;
    } catch (error) {
      setRefusal(tellRefusal(words, error));
      return false;
    }
  };
  const remove = async () => {
    try {
      await lamplighter.removeDevice({ deviceId: device.id });
      await onChanged();
      return undefined;
    } catch (error) {
      return tellRefusal(words, error);
    }
  };
  return (
    <Card
      title={<span className="wrap-anywhere">{name}</span>}
      about={words.kind(device.label, device.cores)}
      actions={
        <span className="flex flex-wrap items-center gap-2">
          {device.person !== null && (
            <span className="text-13 text-soft" data-person>
              {words.of(device.person)}
            </span>
          )}
          <StateBadge words={words} device={device} />
        </span>
      }
    >
      <div className="flex flex-col gap-4">
        <Moment words={words} language={language} device={device} now={now} />
        <Facts words={words} language={language} device={device} now={now} />
        {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
        <div className="flex flex-wrap items-center gap-2">
          <DevicePause words={words} device={device} onChange={change} />
          <DeviceName words={words} device={device} onChange={change} />
          {isOwn && (
            <ConfirmDialog
              trigger={
                <Button tone="bare">
                  {words.remove}
                  <span className="sr-only"> {name}</span>
                </Button>
              }
              title={words.removeTitle}
              description={words.removeAbout(name)}
              confirm={words.removeConfirm}
              cancel={words.keep}
              onConfirm={remove}
            />
          )}
        </div>
        <DeviceLimits words={words} device={device} onChange={change} />
        {(isOwn || setsRules) && (
          <DeviceRules language={language} device={device} shared={shared} tariffs={tariffs} onChange={change} />
        )}
      </div>
    </Card>
  );
}

interface FactsProps {
  words: DevicesWords;
  language: Language;
  device: HouseholdDevice;
  now: number | null;
}

const TONES: Record<keyof DevicesWords["states"], BadgeTone> = {
  working: "lamp",
  waiting: "plain",
  resting: "moon",
  paused: "moon",
  off: "plain",
  away: "plain",
};

function StateBadge({ words, device }: Pick<FactsProps, "words" | "device">) {
  const { state } = tellDoing(words, device, () => "");
  return <Badge tone={TONES[state]}>{words.states[state]}</Badge>;
}

/** Moments are told in the reader's time zone, which the server does not know: until then the room is kept. */
function Moment({ words, language, device, now }: FactsProps) {
  const at = new Date(now ?? Date.parse(device.lastSeenAt));
  const until = (moment: number) => momentWords(wordsIn(language).tag, moment, at);
  const { state, sentences } = tellDoing(words, device, now === null ? () => "…" : until);
  return (
    <p aria-live="polite" className={clsx("text-pretty", now === null && "invisible")} data-doing={state}>
      {sentences.join(" ")}
    </p>
  );
}

function Facts({ words, language, device, now }: FactsProps) {
  const numbers = numbersIn(language);
  const seen = Math.max(Date.parse(device.lastSeenAt), Date.parse(device.reportedAt ?? device.lastSeenAt));
  return (
    <dl className="grid grid-cols-3 gap-x-4 text-13">
      {device.creditNanos !== null && <Fact term={words.earned}>{numbers.money(device.creditNanos)}</Fact>}
      <Fact term={words.agreed}>{numbers.count(device.agreed)}</Fact>
      <Fact term={words.seen}>{now === null ? "…" : words.ago(seen, now)}</Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-soft">{term}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}
