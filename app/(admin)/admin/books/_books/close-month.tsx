"use client";

import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";

export function CloseMonth({ month, name }: { month: string; name: string }) {
  const t = useTranslations("admin.books.close");
  return (
    <ActDialog
      trigger={<Button tone="primary">{t("open", { month: name })}</Button>}
      title={t("title", { month: name })}
      description={t("about")}
      confirm={t("confirm")}
      cancel={t("cancel")}
      tone="primary"
      act={() => lamplighter.closeMonth({ month })}
      done={({ invoices }) => t("done", { month: name, invoices })}
    />
  );
}
