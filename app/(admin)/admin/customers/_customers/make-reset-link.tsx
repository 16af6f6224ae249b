"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "use-intl";
import { SecretDialog } from "#app/_acts/secret-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";

/** For somebody who forgot their password and whom no mail can help. */
export function MakeResetLink({ customerId, name }: { customerId: string; name: string }) {
  const t = useTranslations("admin.customers.password");
  const make = async () => ({
    title: t("made.title", { name }),
    description: t("made.about"),
    label: t("made.label"),
    text: (await lamplighter.makeResetLink({ customerId })).url,
  });
  return (
    <SecretDialog
      trigger={
        <Button size="small">
          <KeyRound aria-hidden size={14} /> <span>{t.rich("open", { name, hidden })}</span>
        </Button>
      }
      title={t("title", { name })}
      description={t("about")}
      submit={t("submit")}
      busy={t("busy")}
      make={make}
    />
  );
}
