"use client";

import { Ban } from "lucide-react";
import { useTranslations } from "use-intl";
import { ReasonDialog } from "#app/_acts/reason-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { hidden } from "../_acts/hidden";
import { useMay } from "../_gate/powers";

export function StopJob({ jobId, name, customer }: { jobId: string; name: string; customer: string }) {
  const t = useTranslations("admin.jobs.stop");
  if (!useMay("protect")) return null;
  return (
    <ReasonDialog
      trigger={
        <Button size="small">
          <Ban aria-hidden size={14} /> <span>{t.rich("open", { name, hidden })}</span>
        </Button>
      }
      title={t("title", { name })}
      description={t("about", { customer })}
      confirm={t("confirm")}
      hint={t("hint", { customer })}
      act={(reason) => lamplighter.stopJob({ jobId, reason })}
      done={() => t("done", { name })}
    />
  );
}
