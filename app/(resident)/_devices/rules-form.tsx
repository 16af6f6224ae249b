import { type FormEvent, useEffect, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { notify } from "#app/_ui/notify.ts";
import { Select } from "#app/_ui/select.tsx";
import { Switch } from "#app/_ui/switch.tsx";
import type { Tariff } from "#core/home/tariff";
import type { HouseholdRules } from "#protocol/devices/household-rules";
import type { Language } from "#protocol/text/language";
import { HoursField } from "../_rules/hours-field";
import { TariffField } from "../_rules/tariff-field";
import { withChosen } from "../_rules/with-chosen";
import { devicesWordsIn } from "../_words/devices-words";
import { rulesWordsIn } from "../_words/rules-words";
import { tellRefusal } from "./tell-refusal";

const BATTERY_CHOICES = [80, 50, 30];
const DAILY_MIB_CHOICES = [100, 512, 2_048, 10_240];

interface RulesFormProps {
  language: Language;
  tariffs: readonly Tariff[];
  rules: HouseholdRules;
  onSave: (rules: HouseholdRules) => Promise<void>;
}

/** Rules take effect together, when they are saved: half of them would hold for a moment otherwise. */
export function RulesForm({ language, tariffs, rules, onSave }: RulesFormProps) {
  const words = devicesWordsIn(language);
  const fields = { ...rulesWordsIn(language), tariffHint: words.tariffHint };
  const saved = JSON.stringify(rules);
  const [draft, setDraft] = useState(rules);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  // Saved here or elsewhere.
  useEffect(() => setDraft(JSON.parse(saved) as HouseholdRules), [saved]);
  const change = (changed: Partial<HouseholdRules>) => setDraft({ ...draft, ...changed });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    try {
      await onSave(draft);
      notify(words.saved, { tone: "verified" });
    } catch (error) {
      setRefusal(tellRefusal(words, error));
    }
    setBusy(false);
  };
  const tariff = tariffs.find(({ id }) => id === draft.tariff) ?? null;
  return (
    <form onSubmit={save} className="flex flex-col gap-5">
      <HoursField words={fields} week={draft.week} disabled={busy} onWeek={(week) => change({ week: [...week] })} />
      <TariffField
        words={fields}
        language={language}
        tariffs={tariffs}
        rules={{ tariff, power: draft.power }}
        disabled={busy}
        onRules={({ tariff: chosen, power }) =>
          change({ ...(chosen !== undefined && { tariff: chosen?.id ?? null }), ...(power && { power }) })
        }
      />
      <Field label={words.battery} hint={words.batteryHint}>
        <Select
          disabled={busy}
          value={String(draft.battery)}
          onValueChange={(value) => change({ battery: batteryOf(value) })}
          options={[
            { value: "null", label: words.asOnDevice },
            { value: "never", label: fields.batteryNever },
            ...withChosen(BATTERY_CHOICES, draft.battery).map((percent) => ({
              value: String(percent),
              label: fields.batteryAbove(percent),
            })),
          ]}
        />
      </Field>
      <Switch
        label={words.metered}
        hint={words.meteredHint}
        checked={draft.onMetered}
        disabled={busy}
        onCheckedChange={(onMetered) => change({ onMetered })}
      />
      <Field label={words.data} hint={words.dataHint}>
        <Select
          disabled={busy}
          value={String(draft.dailyMib)}
          onValueChange={(value) => change({ dailyMib: value === "null" ? null : Number(value) })}
          options={[
            { value: "null", label: words.asOnDevice },
            ...withChosen(DAILY_MIB_CHOICES, draft.dailyMib).map((mib) => ({
              value: String(mib),
              label: fields.dataOf(mib),
            })),
          ]}
        />
      </Field>
      {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
      <div>
        <Button type="submit" tone="primary" busy={busy}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}

function batteryOf(value: string): HouseholdRules["battery"] {
  if (value === "null") return null;
  return value === "never" ? value : Number(value);
}
