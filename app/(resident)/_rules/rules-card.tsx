import { memo } from "react";
import { Card } from "#app/_ui/card.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Select } from "#app/_ui/select.tsx";
import { Switch } from "#app/_ui/switch.tsx";
import type { HomeRules } from "#core/home/home-rules";
import type { Tariff } from "#core/home/tariff";
import type { Language } from "#protocol/text/language";
import type { HomeSignals } from "#workers/contract/donation-settings";
import type { RulesWords } from "../_words/rules-words";
import { HoursField } from "./hours-field";
import { TariffField } from "./tariff-field";
import { useTariffs } from "./use-tariffs";
import { withChosen } from "./with-chosen";

const BATTERY_CHOICES = [80, 50, 30];
const PROGRAM_MIB_CHOICES = [4, 16, 64];
const DAILY_MIB_CHOICES = [100, 512, 2_048, 10_240];

interface RulesCardProps {
  words: RulesWords;
  language: Language;
  tariffs: readonly Tariff[];
  rules: HomeRules;
  /** What this browser tells of its device. */
  home: HomeSignals;
  /** Already in the reader's own words. */
  usedToday: string;
  disabled: boolean;
  onRules: (rules: HomeRules) => void;
}

/** The resident's rules for this device; each takes effect at once. */
export const RulesCard = memo(function RulesCard(props: RulesCardProps) {
  const { words, rules, home, usedToday, disabled, onRules } = props;
  const tariffs = useTariffs(props.tariffs, rules.tariff !== null);
  const change = (changed: Partial<HomeRules>) => onRules({ ...rules, ...changed });
  return (
    <Card title={words.title} about={words.about}>
      <div className="flex flex-col gap-5">
        <HoursField words={words} week={rules.week} disabled={disabled} onWeek={(week) => change({ week })} />
        <TariffField
          words={words}
          language={props.language}
          tariffs={tariffs}
          rules={rules}
          disabled={disabled}
          onRules={change}
        />
        <Switch
          label={words.givesWay}
          hint={words.givesWayHint}
          checked={rules.givesWay}
          disabled={disabled}
          onCheckedChange={(givesWay) => change({ givesWay })}
        />
        <Field label={words.battery} hint={home.battery ? words.batteryHint : words.batteryUnknown}>
          <Select
            disabled={disabled || !home.battery}
            value={String(rules.battery)}
            onValueChange={(value) => change({ battery: value === "never" ? value : Number(value) })}
            options={[
              { value: "never", label: words.batteryNever },
              ...withChosen(BATTERY_CHOICES, rules.battery).map((percent) => ({
                value: String(percent),
                label: words.batteryAbove(percent),
              })),
            ]}
          />
        </Field>
        <Switch
          label={words.metered}
          hint={home.isMetered === null ? words.networkUnknown : words.meteredHint}
          checked={rules.onMetered}
          disabled={disabled || home.isMetered === null}
          onCheckedChange={(onMetered) => change({ onMetered })}
        />
        <Switch
          label={words.screen}
          hint={home.battery ? words.screenHint : words.screenUnknown}
          checked={rules.keepsScreenOn}
          disabled={disabled}
          onCheckedChange={(keepsScreenOn) => change({ keepsScreenOn })}
        />
        <Field label={words.data} hint={words.dataHint(usedToday)}>
          <Select
            disabled={disabled}
            value={String(rules.dailyMib)}
            onValueChange={(value) => change({ dailyMib: value === "null" ? null : Number(value) })}
            options={[
              ...withChosen(DAILY_MIB_CHOICES, rules.dailyMib).map((mib) => ({
                value: String(mib),
                label: words.dataOf(mib),
              })),
              { value: "null", label: words.dataUnbounded },
            ]}
          />
        </Field>
        <Field label={words.program} hint={words.programHint}>
          <Select
            disabled={disabled}
            value={String(rules.maxProgramMib)}
            onValueChange={(value) => change({ maxProgramMib: value === "null" ? null : Number(value) })}
            options={[
              ...withChosen(PROGRAM_MIB_CHOICES, rules.maxProgramMib).map((mib) => ({
                value: String(mib),
                label: words.dataOf(mib),
              })),
              { value: "null", label: words.dataUnbounded },
            ]}
          />
        </Field>
      </div>
    </Card>
  );
});
