"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";

export function ReportThanks({ jobId, customer }: { jobId: string; customer: string }) {
  const t = useTranslations("customer.thanks.list.report");
  const named = { customer, name: (words: ReactNode) => <span className="sr-only">{words}</span> };
  return (
    <ActDialog
      trigger={
        <Button size="small" tone="bare">
          <span>{t.rich("open", named)}</span>
        </Button>
      }
      title={t("title")}
      description={t("about")}
      confirm={t("confirm")}
      cancel={t("cancel")}
      act={() => lamplighter.reportThanks({ jobId })}
      done={() => t("done")}
    />
  );
}
