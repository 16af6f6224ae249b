"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { SecretDialog } from "#app/_acts/secret-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { useLanguage } from "#app/_language/language-context.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { MakeWebhookInput } from "#protocol/api/webhooks";
import { parsePlainly } from "#protocol/field-issues";

/** Asks for an address, and shows the secret that proves our calls this once. */
export function MakeWebhook() {
  const t = useTranslations("customer.webhooks.make");
  const language = useLanguage();
  const [url, setUrl] = useState("");
  const make = async () => {
    const input = parsePlainly(MakeWebhookInput, { url: url.trim() }, language);
    if (input.kind === "refused") throw new Error(t("invalid", { why: input.issues[0]?.message ?? "" }));
    const { secret } = await lamplighter.makeWebhook(input.value);
    return {
      title: t("made.title"),
      description: t("made.about"),
      label: t("made.label"),
      text: secret,
    };
  };
  return (
    <SecretDialog
      trigger={
        <Button>
          <Plus aria-hidden size={16} /> {t("title")}
        </Button>
      }
      title={t("title")}
      description={t("about")}
      submit={t("submit")}
      busy={t("busy")}
      make={make}
      onReset={() => setUrl("")}
    >
      {(refusal) => (
        <Field label={t("address")} error={refusal}>
          <TextInput
            inputMode="url"
            placeholder="https://example.org/hooks"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        </Field>
      )}
    </SecretDialog>
  );
}
