import { type FormEvent, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import type { HouseholdDevice } from "#protocol/api/household";
import { LIMITS } from "#protocol/limits";
import type { DevicesWords } from "../_words/devices-words";
import type { ChangeDevice } from "./device-change";

interface DeviceNameProps {
  words: DevicesWords;
  device: HouseholdDevice;
  onChange: ChangeDevice;
}

export function DeviceName({ words, device, onChange }: DeviceNameProps) {
  const [name, setName] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (name === null) {
    return (
      <Button tone="bare" onClick={() => setName(device.name ?? "")}>
        {words.rename}
        <span className="sr-only"> {device.name ?? device.label}</span>
      </Button>
    );
  }
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    if (await onChange({ name: name.trim() === "" ? null : name })) setName(null);
    setBusy(false);
  };
  return (
    <form onSubmit={save} className="order-last flex w-full flex-col gap-2">
      <Field label={words.name} hint={words.nameHint}>
        <TextInput
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={LIMITS.MAX_DEVICE_NAME_CHARS}
          placeholder={device.label}
          autoComplete="off"
          autoFocus
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" busy={busy}>
          {words.save}
        </Button>
        <Button tone="bare" onClick={() => setName(null)}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
