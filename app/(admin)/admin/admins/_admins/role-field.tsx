"use client";

import { useTranslations } from "use-intl";
import { useLanguage } from "#app/_language/language-context.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Select } from "#app/_ui/select.tsx";
import type { AdminRole } from "#protocol/people/roles";
import { roleTitle } from "#protocol/words/role-in-words";

const ROLES: readonly AdminRole[] = ["owner", "operator", "moderator", "treasurer", "read-only"];

/** A role, and what whoever has it may do. */
export function RoleField({ role, onRole }: { role: AdminRole; onRole: (role: AdminRole) => void }) {
  const t = useTranslations("admin.admins.role");
  const language = useLanguage();
  return (
    <Field label={t("head")} hint={t(`may.${role}`)}>
      <Select
        value={role}
        options={ROLES.map((value) => ({ value, label: roleTitle(value, language) }))}
        onValueChange={onRole}
      />
    </Field>
  );
}
