"use client";

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
  const keysHint = isNew ? undefined : "Leave both empty to keep those that are saved.";
  return (
    <>
      {isNew && (
        <Field label="Name" hint="As in s3://NAME/folder: small letters, digits, hyphens" error={errorAt("name")}>
          <TextInput {...text("name", true)} maxLength={40} />
        </Field>
      )}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Endpoint" aside="empty: Amazon" error={errorAt("endpoint")}>
          <TextInput {...text("endpoint")} placeholder="https://s3.example.org" />
        </Field>
        <Field label="Region" error={errorAt("region")}>
          <TextInput {...text("region")} />
        </Field>
        <Field label="Bucket" error={errorAt("bucket")}>
          <TextInput {...text("bucket")} />
        </Field>
        <Field label="Folder" aside="optional" error={errorAt("prefix")}>
          <TextInput {...text("prefix")} placeholder="project/2026/" />
        </Field>
        <Field label="Access key ID" error={errorAt("keys") ?? errorAt("keys.accessKeyId")} hint={keysHint}>
          <TextInput {...key("accessKeyId", "text")} />
        </Field>
        <Field label="Secret access key" error={errorAt("keys.secretAccessKey")}>
          <TextInput {...key("secretAccessKey")} />
        </Field>
      </div>
      <Disclosure summary="More" aside="read-only, path style, requester pays, session token">
        <div className="flex flex-col gap-4">
          <Switch
            label="Read-only"
            hint="Nothing is ever written there"
            checked={draft.readOnly}
            onCheckedChange={(readOnly) => onChange({ readOnly })}
          />
          <Switch
            label="Path style"
            hint="The bucket's name stands in the path; switch it off for endpoints that want it in the host's name"
            checked={draft.pathStyle}
            onCheckedChange={(pathStyle) => onChange({ pathStyle })}
          />
          <Switch
            label="Requester pays"
            hint="You pay for reading a bucket of somebody else"
            checked={draft.requesterPays}
            onCheckedChange={(requesterPays) => onChange({ requesterPays })}
          />
          <Field label="Session token" aside="of keys that expire" error={errorAt("keys.sessionToken")}>
            <TextInput {...key("sessionToken")} />
          </Field>
        </div>
      </Disclosure>
    </>
  );
}
