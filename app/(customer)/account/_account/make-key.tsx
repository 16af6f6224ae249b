"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { SecretDialog } from "#app/_acts/secret-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Select } from "#app/_ui/select.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { MakeApiKeyInput } from "#protocol/api/account";
import { tryParse } from "#protocol/try-parse";

const EXPIRIES = [
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
  { value: "never", label: "Never" },
] as const;

/** Asks for a name, makes the key, and shows it this once. */
export function MakeKey() {
  const [name, setName] = useState("");
  const [expiry, setExpiry] = useState<(typeof EXPIRIES)[number]["value"]>("90");
  const make = async () => {
    const input = tryParse(MakeApiKeyInput, { name, days: expiry === "never" ? null : Number(expiry) });
    if (!input.success) {
      throw new Error("Give the key a name of up to 60 characters, such as the machine that uses it.");
    }
    const { key } = await lamplighter.makeKey(input.data);
    return {
      title: "Your new key",
      description: "Copy it now: it is shown only once and not stored anywhere.",
      label: "API key",
      text: key,
    };
  };
  return (
    <SecretDialog
      trigger={
        <Button>
          <Plus aria-hidden size={16} /> Make a key
        </Button>
      }
      title="Make an API key"
      description="Whoever has the key can act as you. Revoke it here at any time."
      submit="Make the key"
      busy="Making the key"
      make={make}
      onReset={() => setName("")}
    >
      {(refusal) => (
        <>
          <Field label="Name" hint="Where it is used: my laptop, the lab's server" error={refusal}>
            <TextInput value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
          </Field>
          <Field label="Expires">
            <Select options={EXPIRIES} value={expiry} onValueChange={setExpiry} />
          </Field>
        </>
      )}
    </SecretDialog>
  );
}
