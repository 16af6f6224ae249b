"use client";

import { useTranslations } from "use-intl";
import { ReasonDialog } from "#app/_acts/reason-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";

/** Ends a change before it holds. */
export function TakeBack({ change, value }: { change: number; value: string }) {
  const t = useTranslations("admin.settings.takeBack");
  return (
    <ReasonDialog
      trigger={
        <Button size="small">
          <span>{t.rich("open", { value, name: hidden })}</span>
        </Button>
      }
      title={t("title", { value })}
      description={t("about")}
      hint={t("hint")}
      confirm={t("confirm")}
      act={(reason) => lamplighter.takeBackSetting({ change, reason })}
      done={() => t("done")}
    />
  );
}
