"use client";

import { UserPlus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { SecretDialog } from "#app/_acts/secret-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import type { AdminRole } from "#protocol/people/roles";
import { RoleField } from "./role-field";

/** Asks for an address, makes the link, and shows it this once. */
export function InviteAdmin() {
  const t = useTranslations("admin.admins");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<AdminRole>("moderator");
  const invite = async () => {
    const { url, mailed } = await lamplighter.inviteAdmin({ email: email.trim(), role });
    return {
      title: t("invite.made.title"),
      description: t(mailed ? "invite.made.mailed" : "invite.made.notMailed"),
      label: t("invite.made.label"),
      text: url,
    };
  };
  return (
    <SecretDialog
      trigger={
        <Button>
          <UserPlus aria-hidden size={16} /> {t("invite.open")}
        </Button>
      }
      title={t("invite.open")}
      description={t("invite.about")}
      submit={t("invite.submit")}
      busy={t("invite.busy")}
      make={invite}
      onReset={() => setEmail("")}
    >
      {(refusal) => (
        <>
          <Field label={t("email")} hint={t("invite.emailHint")} error={refusal}>
            <TextInput
              type="email"
              value={email}
              autoComplete="off"
              maxLength={200}
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
          <RoleField role={role} onRole={setRole} />
        </>
      )}
    </SecretDialog>
  );
}
