"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { useLanguage } from "#app/_language/language-context.tsx";
import { Button } from "#app/_ui/button.tsx";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";
import type { AdminRole } from "#protocol/people/roles";
import { ROLE_WORDS } from "#protocol/words/role-in-words";
import { RoleField } from "./role-field";

export function ChangeRole({ id, name, role }: { id: string; name: string; role: AdminRole }) {
  const t = useTranslations("admin.admins");
  const language = useLanguage();
  const [chosen, setChosen] = useState(role);
  return (
    <ActDialog
      trigger={
        <Button size="small">
          <span>{t.rich("change.open", { name, hidden })}</span>
        </Button>
      }
      title={t("change.title", { name })}
      description={t("change.about")}
      confirm={t("change.confirm")}
      cancel={t("cancel")}
      tone="primary"
      act={() => lamplighter.changeRole({ customerId: id, role: chosen })}
      done={() => t("change.done", { name, role: ROLE_WORDS[language][chosen] })}
    >
      <RoleField role={chosen} onRole={setChosen} />
    </ActDialog>
  );
}
