"use client";

import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";

export function MakeReport({ year: number }: { year: number }) {
  const t = useTranslations("admin.books.reports");
  const year = String(number);
  return (
    <ActDialog
      trigger={<Button>{t("open", { year })}</Button>}
      title={t("titleOf", { year })}
      description={t("aboutOf")}
      confirm={t("confirm")}
      cancel={t("cancel")}
      tone="primary"
      act={() => lamplighter.makeYearlyReport({ year: number })}
      done={({ edition }) => t("done", { year, edition: String(edition) })}
    />
  );
}
