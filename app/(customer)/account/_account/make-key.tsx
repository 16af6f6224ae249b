"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { SecretDialog } from "#app/_acts/secret-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Select } from "#app/_ui/select.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { MakeApiKeyInput } from "#protocol/api/account";
import { tryParse } from "#protocol/try-parse";

const EXPIRIES = ["30", "90", "365", "never"] as const;
const MAX_NAME = 60;

/** Asks for a name, makes the key, and shows it this once. */
export function MakeKey() {
  const t = useTranslations("customer.account.makeKey");
  const [name, setName] = useState("");
  const [expiry, setExpiry] = useState<(typeof EXPIRIES)[number]>("90");
  const make = async () => {
    const input = tryParse(MakeApiKeyInput, { name, days: expiry === "never" ? null : Number(expiry) });
    if (!input.success) throw new Error(t("nameMissing", { max: String(MAX_NAME) }));
    const { key } = await lamplighter.makeKey(input.data);
    return { title: t("made.title"), description: t("made.about"), label: t("made.label"), text: key };
  };
  return (
    <SecretDialog
      trigger={
        <Button>
          <Plus aria-hidden size={16} /> {t("open")}
        </Button>
      }
      title={t("title")}
      description={t("about")}
      submit={t("submit")}
      busy={t("busy")}
      make={make}
      onReset={() => setName("")}
    >
      {(refusal) => (
        <>
          <Field label={t("name")} hint={t("nameHint")} error={refusal}>
            <TextInput value={name} maxLength={MAX_NAME} onChange={(event) => setName(event.target.value)} />
          </Field>
          <Field label={t("expires")}>
            <Select
              options={EXPIRIES.map((value) => ({ value, label: t(`expiry.${value}`) }))}
              value={expiry}
              onValueChange={setExpiry}
            />
          </Field>
        </>
      )}
    </SecretDialog>
  );
}
