import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Switch } from "#app/_ui/switch.tsx";
import type { Tariff } from "#core/home/tariff";
import type { HouseholdDevice } from "#protocol/api/household";
import type { HouseholdRules } from "#protocol/devices/household-rules";
import type { Language } from "#protocol/text/language";
import { devicesWordsIn } from "../_words/devices-words";
import type { ChangeDevice } from "./device-change";
import { RulesForm } from "./rules-form";

interface DeviceRulesProps {
  language: Language;
  device: HouseholdDevice;
  shared: HouseholdRules;
  tariffs: readonly Tariff[];
  onChange: ChangeDevice;
}

/** Those for all devices, or its own, which begin as a copy of them. */
export function DeviceRules({ language, device, shared, tariffs, onChange }: DeviceRulesProps) {
  const words = devicesWordsIn(language);
  const { rules } = device;
  return (
    <Disclosure summary={words.rules} aside={rules ? words.rulesOwn : words.rulesShared}>
      <div className="flex flex-col gap-5">
        <Switch
          label={words.ownSwitch}
          hint={words.ownSwitchHint}
          checked={rules !== null}
          onCheckedChange={(isOwn) => void onChange({ rules: isOwn ? shared : null })}
        />
        {rules && (
          <RulesForm
            language={language}
            tariffs={tariffs}
            rules={rules}
            onSave={async (changed) => void (await onChange({ rules: changed }))}
          />
        )}
      </div>
    </Disclosure>
  );
}
