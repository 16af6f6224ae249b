"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { SecretDialog } from "#app/_acts/secret-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Select } from "#app/_ui/select.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { LIMITS } from "#protocol/limits";
import { MemberRole } from "#protocol/people/member-roles";

/** Makes a link for one person, and shows it this once. */
export function InviteMember({ organisationId }: { organisationId: string }) {
  const t = useTranslations("customer.organisations");
  const [role, setRole] = useState<MemberRole>("member");
  const [email, setEmail] = useState("");
  const make = async () => {
    const forOne = email.trim() === "" ? {} : { email: email.trim() };
    const { url, mailed } = await lamplighter.inviteMember({ organisationId, role, ...forOne });
    const description = t(mailed ? "invite.mailed" : "invite.shown");
    return { title: t("invite.ready"), description, label: t("invite.label"), text: url };
  };
  return (
    <SecretDialog
      trigger={<Button>{t("invite.open")}</Button>}
      title={t("invite.open")}
      description={t("invite.about", { days: String(LIMITS.MAX_INVITATION_DAYS) })}
      submit={t("invite.submit")}
      busy={t("invite.busy")}
      make={make}
      onReset={() => setEmail("")}
    >
      {(refusal) => (
        <>
          <Field label={t("invite.role")} hint={t(`may.${role}`)}>
            <Select
              options={MemberRole.options.map((value) => ({ value, label: t(`roles.${value}`) }))}
              value={role}
              onValueChange={setRole}
            />
          </Field>
          <Field label={t("invite.email")} hint={t("invite.emailHint")} error={refusal}>
            <TextInput
              type="email"
              value={email}
              maxLength={LIMITS.MAX_EMAIL_CHARS}
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
        </>
      )}
    </SecretDialog>
  );
}
