"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { SecretDialog, type SecretDialogProps } from "#app/_acts/secret-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { useLanguage } from "#app/_language/language-context.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { TextArea } from "#app/_ui/text-area.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { MakePartnerInput, type Partner } from "#protocol/api/partners";
import { parsePlainly } from "#protocol/field-issues";

interface SiteFormProps extends Pick<SecretDialogProps, "trigger" | "title" | "description" | "submit" | "busy"> {
  /** The one to change; a new one without it. */
  site?: Partner;
  maxSharePercent: number;
}

const draftOf = (site: Partner | undefined, max: number) => ({
  name: site?.name ?? "",
  origins: site?.origins.join("\n") ?? "",
  webhookUrl: site?.webhookUrl ?? "",
  sharePercent: site?.sharePercent ?? Math.min(20, max),
});

/** Asks for what people are shown of a site, saves it, and shows the secret of its webhook. */
export function SiteForm({ site, maxSharePercent, ...dialog }: SiteFormProps) {
  const t = useTranslations("customer.sites");
  const language = useLanguage();
  const [draft, setDraft] = useState(draftOf(site, maxSharePercent));
  const change = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
  const make = async () => {
    const origins = draft.origins.split(/\s+/).filter(Boolean);
    const asked = { ...draft, origins, webhookUrl: draft.webhookUrl.trim() || null };
    const input = parsePlainly(MakePartnerInput, asked, language);
    if (input.kind === "refused") throw new Error(input.issues[0]?.message);
    const { secret } = site
      ? await lamplighter.changePartner({ ...input.value, partnerId: site.id })
      : await lamplighter.makePartner(input.value);
    return { title: t("secret.title"), description: t("secret.about"), label: t("secret.label"), text: secret };
  };
  return (
    <SecretDialog {...dialog} make={make} onReset={() => setDraft(draftOf(site, maxSharePercent))}>
      {(refusal) => (
        <>
          <Field label={t("name")}>
            <TextInput value={draft.name} onChange={(event) => change({ name: event.target.value })} />
          </Field>
          <Field label={t("origins")} hint={t("originsHint")}>
            <TextArea
              mono
              rows={2}
              value={draft.origins}
              onChange={(event) => change({ origins: event.target.value })}
            />
          </Field>
          <Field label={t("share")} hint={t("shareHint", { max: String(maxSharePercent) })}>
            <NumberInput
              min={0}
              max={maxSharePercent}
              unit="%"
              value={draft.sharePercent}
              onValueChange={(share) => change({ sharePercent: share ?? 0 })}
            />
          </Field>
          <Field label={t("webhook")} hint={t("webhookHint")}>
            <TextInput
              inputMode="url"
              value={draft.webhookUrl}
              onChange={(event) => change({ webhookUrl: event.target.value })}
            />
          </Field>
          {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
        </>
      )}
    </SecretDialog>
  );
}
