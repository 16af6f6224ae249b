"use client";

import { useTranslations } from "use-intl";
import { ReasonDialog } from "#app/_acts/reason-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";

export function DismissReports({ jobId, name }: { jobId: string; name: string }) {
  const t = useTranslations("admin.reviews.reports.dismiss");
  return (
    <ReasonDialog
      trigger={
        <Button size="small">
          <span>{t.rich("open", { name, hidden })}</span>
        </Button>
      }
      title={t("title", { name })}
      description={t("about")}
      confirm={t("confirm")}
      hint={t("hint")}
      act={(reason) => lamplighter.dismissReports({ jobId, reason })}
      done={() => t("done")}
    />
  );
}
