import { useState } from "react";
import { Field } from "#app/_ui/field.tsx";
import { Select } from "#app/_ui/select.tsx";
import { EVERY_HOUR, isSameWeek, NIGHTS, OUT_OF_OFFICE, type Week } from "#core/home/week";
import type { RulesWords } from "../_words/rules-words";
import { WeekGrid } from "./week-grid";

const PRESETS = { anyHour: EVERY_HOUR, nights: NIGHTS, outOfOffice: OUT_OF_OFFICE } as const;
type Preset = keyof typeof PRESETS;
const PRESET_NAMES = Object.keys(PRESETS) as Preset[];

interface HoursFieldProps {
  words: RulesWords;
  week: Week;
  disabled: boolean;
  onWeek: (week: Week) => void;
}

/** A few common weeks in one list; residents set others hour by hour. */
export function HoursField({ words, week, disabled, onWeek }: HoursFieldProps) {
  const preset = PRESET_NAMES.find((name) => isSameWeek(PRESETS[name], week));
  const [wantsOwn, setWantsOwn] = useState(false);
  const isOwn = wantsOwn || preset === undefined;
  const choose = (value: Preset | "ownHours") => {
    setWantsOwn(value === "ownHours");
    if (value !== "ownHours") onWeek(PRESETS[value]);
  };
  return (
    <div className="flex flex-col gap-3">
      <Field label={words.hours} hint={words.hoursHint}>
        <Select<Preset | "ownHours">
          disabled={disabled}
          value={isOwn ? "ownHours" : preset}
          onValueChange={choose}
          options={[...PRESET_NAMES, "ownHours" as const].map((name) => ({ value: name, label: words[name] }))}
        />
      </Field>
      {isOwn && <WeekGrid words={words} week={week} disabled={disabled} onWeek={onWeek} />}
    </div>
  );
}
