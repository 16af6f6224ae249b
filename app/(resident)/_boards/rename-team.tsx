"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { LIMITS } from "#protocol/limits";
import { PublicNameField } from "./public-name-field";

/** For admins: the team goes on under another name. */
export function RenameTeam({ name }: { name: string }) {
  const t = useTranslations("boards.renameTeam");
  const [newName, setNewName] = useState("");
  const [reason, setReason] = useState("");
  return (
    <ActDialog
      trigger={
        <Button size="small" tone="bare" className="ml-2">
          <span>{t.rich("open", { name, hidden: (text) => <span className="sr-only">{text}</span> })}</span>
        </Button>
      }
      title={t("title", { name })}
      description={t("about")}
      confirm={t("confirm")}
      act={() => lamplighter.renameTeam({ name, newName, reason })}
      done={() => t("done")}
    >
      <div className="flex flex-col gap-3">
        <PublicNameField label={t("newName")} value={newName} onChange={setNewName} />
        <Field label={t("reason")} hint={t("hint")}>
          <TextInput
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            maxLength={LIMITS.MAX_ACT_REASON_CHARS}
            autoComplete="off"
          />
        </Field>
      </div>
    </ActDialog>
  );
}
