"use client";

import { useTranslations } from "use-intl";
import { ReasonDialog } from "#app/_acts/reason-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";

export function UnbanProgram({ program }: { program: string }) {
  const t = useTranslations("admin.reviews.bans.unban");
  return (
    <ReasonDialog
      trigger={
        <Button size="small">
          <span>{t.rich("open", { program: program.slice(0, 16), hidden })}</span>
        </Button>
      }
      title={t("title")}
      description={t("about")}
      confirm={t("confirm")}
      hint={t("hint")}
      act={(reason) => lamplighter.unbanProgram({ program, reason })}
      done={() => t("done")}
    />
  );
}
