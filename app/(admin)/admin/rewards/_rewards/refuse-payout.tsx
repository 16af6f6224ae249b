"use client";

import { useTranslations } from "use-intl";
import { ReasonDialog } from "#app/_acts/reason-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";

export function RefusePayout({ payoutId, reward }: { payoutId: string; reward: string }) {
  const t = useTranslations("admin.rewards.refuse");
  return (
    <ReasonDialog
      trigger={
        <Button size="small" tone="bare">
          <span>{t.rich("open", { reward, name: hidden })}</span>
        </Button>
      }
      title={t("title", { reward })}
      description={t("about")}
      hint={t("hint")}
      confirm={t("confirm")}
      act={(reason) => lamplighter.refusePayout({ payoutId, reason })}
      done={() => t("done")}
    />
  );
}
