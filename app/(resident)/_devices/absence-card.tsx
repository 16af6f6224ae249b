"use client";

import { useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Card } from "#app/_ui/card.tsx";
import { notify } from "#app/_ui/notify.ts";
import { Switch } from "#app/_ui/switch.tsx";
import type { Household } from "#protocol/api/household";
import type { Language } from "#protocol/text/language";
import { ABSENCE_WORDS } from "../_words/absence-words";
import { devicesWordsIn } from "../_words/devices-words";
import { tellRefusal } from "./tell-refusal";

export interface AbsenceCardProps {
  language: Language;
  on: boolean;
  mail: Household["mail"];
  onChanged: () => Promise<void>;
}

/** Whether the city writes when a device stays away. Off until somebody wants it. */
export function AbsenceCard({ language, on, mail, onChanged }: AbsenceCardProps) {
  const words = ABSENCE_WORDS[language];
  const [wanted, setWanted] = useState<boolean>();
  const change = async (next: boolean) => {
    setWanted(next);
    try {
      await lamplighter.setAbsenceLetters({ on: next });
      await onChanged();
    } catch (error) {
      notify(tellRefusal(devicesWordsIn(language), error), { tone: "alarm" });
    }
    setWanted(undefined);
  };
  const hints = { sent: words.hint, none: words.noMail, unverified: words.unverified };
  return (
    <Card title={words.title}>
      <Switch
        label={words.label}
        hint={hints[mail]}
        checked={wanted ?? on}
        disabled={mail === "none"}
        onCheckedChange={(next) => void change(next)}
      />
    </Card>
  );
}
