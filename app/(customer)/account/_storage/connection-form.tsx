"use client";

import { useTranslations } from "use-intl";
import type { Refusal } from "#app/_client/refusal.ts";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Switch } from "#app/_ui/switch.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import type { ConnectionDraft } from "./connection-draft";

interface ConnectionFormProps {
  draft: ConnectionDraft;
  onChange: (changes: Partial<ConnectionDraft>) => void;
  refusal: Refusal | undefined;
  /** One that is changed keeps its name, and its keys unless new ones are typed. */
  isNew: boolean;
}

/** The fields that customers know from other services. */
export function ConnectionForm({ draft, onChange, refusal, isNew }: ConnectionFormProps) {
  const t = useTranslations("customer.storage.form");
  const errorAt = (path: string) => refusal?.issues.find((issue) => issue.path === path)?.message;
  const text = (field: "name" | "endpoint" | "region" | "bucket" | "prefix", mono = false) => ({
    name: field,
    value: draft[field],
    mono,
    autoComplete: "off",
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => onChange({ [field]: event.target.value }),
  });
  const key = (field: "accessKeyId" | "secretAccessKey" | "sessionToken", type = "password") => ({
    name: field,
    type,
    value: draft[field],
    autoComplete: "off",
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => onChange({ [field]: event.target.value }),
  });
  const keysHint = isNew ? undefined : t("keepKeys");
  return (
    <>
      {isNew && (
        <Field label={t("name")} hint={t("nameHint")} error={errorAt("name")}>
          <TextInput {...text("name", true)} maxLength={40} />
        </Field>
      )}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={t("endpoint")} aside={t("endpointAside")} error={errorAt("endpoint")}>
          <TextInput {...text("endpoint")} placeholder="https://s3.example.org" />
        </Field>
        <Field label={t("region")} error={errorAt("region")}>
          <TextInput {...text("region")} />
        </Field>
        <Field label={t("bucket")} error={errorAt("bucket")}>
          <TextInput {...text("bucket")} />
        </Field>
        <Field label={t("folder")} aside={t("optional")} error={errorAt("prefix")}>
          <TextInput {...text("prefix")} placeholder="project/2026/" />
        </Field>
        <Field label={t("keyId")} error={errorAt("keys") ?? errorAt("keys.accessKeyId")} hint={keysHint}>
          <TextInput {...key("accessKeyId", "text")} />
        </Field>
        <Field label={t("secret")} error={errorAt("keys.secretAccessKey")}>
          <TextInput {...key("secretAccessKey")} />
        </Field>
      </div>
      <Disclosure summary={t("more")} aside={t("moreAside")}>
        <div className="flex flex-col gap-4">
          <Switch
            label={t("readOnly")}
            hint={t("readOnlyHint")}
            checked={draft.readOnly}
            onCheckedChange={(readOnly) => onChange({ readOnly })}
          />
          <Switch
            label={t("pathStyle")}
            hint={t("pathStyleHint")}
            checked={draft.pathStyle}
            onCheckedChange={(pathStyle) => onChange({ pathStyle })}
          />
          <Switch
            label={t("requesterPays")}
            hint={t("requesterPaysHint")}
            checked={draft.requesterPays}
            onCheckedChange={(requesterPays) => onChange({ requesterPays })}
          />
          <Field label={t("token")} aside={t("tokenAside")} error={errorAt("keys.sessionToken")}>
            <TextInput {...key("sessionToken")} />
          </Field>
        </div>
      </Disclosure>
    </>
  );
}
