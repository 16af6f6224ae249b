"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalTo } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { ConfirmDialog } from "#app/_ui/confirm-dialog.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Money } from "#app/_ui/money.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import type { DeletionPreview } from "#protocol/api/rights";

/** Says what goes and what stays, asks for the password, and leaves for the front page. */
export function DeleteAccount({ preview }: { preview: DeletionPreview }) {
  const t = useTranslations("customer.rights.delete");
  const [password, setPassword] = useState("");
  const trigger = <Button tone="danger">{t("open")}</Button>;
  if (preview.isOnlyOwner) {
    return (
      <ConfirmDialog
        trigger={trigger}
        title={t("onlyOwner.title")}
        description={t("onlyOwner.about")}
        confirm={t("onlyOwner.confirm")}
        cancel={t("cancel")}
        tone="primary"
        onConfirm={async () => window.location.assign("/admin/admins") as undefined}
      />
    );
  }
  const go = () =>
    refusalTo(async () => {
      if (password === "") throw new Error(t("missing"));
      await lamplighter.deleteAccount({ password });
      window.location.assign("/");
    });
  return (
    <ConfirmDialog
      trigger={trigger}
      title={t("title")}
      description={t("about")}
      confirm={t("confirm")}
      cancel={t("cancel")}
      onConfirm={go}
    >
      <div className="flex flex-col gap-3">
        <WhatHappens preview={preview} />
        <Field label={t("password")}>
          <TextInput
            type="password"
            autoComplete="current-password"
            value={password}
            maxLength={128}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
      </div>
    </ConfirmDialog>
  );
}

/** What was earned, by what becomes of it. */
const EARNED = [
  ["credit", "creditNanos"],
  ["sites", "sitesNanos"],
  ["asked", "askedNanos"],
  ["approved", "approvedNanos"],
] as const;

function WhatHappens({ preview }: { preview: DeletionPreview }) {
  const t = useTranslations("customer.rights.delete");
  const { openJobs, jobs, devices, keys, balanceNanos, heldNanos } = preview;
  return (
    <div className="flex max-h-[40svh] flex-col gap-3 overflow-y-auto text-13">
      <List title={t("goes")}>
        <li>{t("account", { keys })}</li>
        {jobs > 0 && <li>{t("jobs", { jobs, openJobs })}</li>}
        {devices > 0 && <li>{t("devices", { devices })}</li>}
      </List>
      <List title={t("money")}>
        <li>{t.rich("balance", { sum: () => <Money nanos={balanceNanos + heldNanos} /> })}</li>
        {EARNED.filter(([, part]) => preview[part] > 0).map(([words, part]) => (
          <li key={words}>{t.rich(words, { sum: () => <Money nanos={preview[part]} /> })}</li>
        ))}
      </List>
      <List title={t("stays")}>
        <li>{t("ledger")}</li>
        <li>{t("answers")}</li>
        <li>{t("backups")}</li>
      </List>
    </div>
  );
}

const List = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <p className="font-medium">{title}</p>
    <ul className="list-disc pl-5 text-soft">{children}</ul>
  </div>
);
