"use client";

import { useTranslations } from "use-intl";
import { ReasonDialog } from "#app/_acts/reason-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";

interface JudgeThanksProps {
  jobId: string;
  customer: string;
  decision: "keep" | "remove";
}

export function JudgeThanks({ jobId, customer, decision }: JudgeThanksProps) {
  const t = useTranslations(`admin.reviews.thanks.${decision}`);
  return (
    <ReasonDialog
      trigger={
        <Button size="small">
          <span>{t.rich("open", { customer, hidden })}</span>
        </Button>
      }
      title={t("title", { customer })}
      description={t("about")}
      confirm={t("confirm")}
      hint={t("hint")}
      act={(reason) => lamplighter.judgeThanks({ jobId, decision, reason })}
      done={() => t("done")}
    />
  );
}
