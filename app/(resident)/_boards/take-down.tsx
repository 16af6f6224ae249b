"use client";

import { useTranslations } from "use-intl";
import { ReasonDialog } from "#app/_acts/reason-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";

export function TakeDown({ name }: { name: string }) {
  const t = useTranslations("boards.takeDown");
  return (
    <ReasonDialog
      trigger={
        <Button size="small" tone="bare" className="ml-2">
          <span>{t.rich("open", { name, hidden: (text) => <span className="sr-only">{text}</span> })}</span>
        </Button>
      }
      title={t("title", { name })}
      description={t("about")}
      confirm={t("confirm")}
      hint={t("hint")}
      act={(reason) => lamplighter.takeDownProfile({ name, reason })}
      done={() => t("done", { name })}
    />
  );
}
