"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { SecretDialog } from "#app/_acts/secret-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { MakeWebhookInput } from "#protocol/api/webhooks";
import { tryParse } from "#protocol/try-parse";

/** Asks for an address, and shows the secret that proves our calls this once. */
export function MakeWebhook() {
  const [url, setUrl] = useState("");
  const make = async () => {
    const input = tryParse(MakeWebhookInput, { url: url.trim() });
    if (!input.success) throw new Error(`Not an address: ${input.error.issues[0]?.message ?? "enter one"}.`);
    const { secret } = await lamplighter.makeWebhook(input.data);
    return {
      title: "Its secret",
      description: "Copy it now: it is shown only once. Your program checks with it that a call is this city's.",
      label: "Webhook secret",
      text: secret,
    };
  };
  return (
    <SecretDialog
      trigger={
        <Button>
          <Plus aria-hidden size={16} /> Add a webhook
        </Button>
      }
      title="Add a webhook"
      description="This address is called when a job of yours ends, or pauses with a question."
      submit="Add it"
      busy="Adding it"
      make={make}
      onReset={() => setUrl("")}
    >
      {(refusal) => (
        <Field label="Address" error={refusal}>
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
