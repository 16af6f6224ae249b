"use client";

import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";

export function RemoveCard({ digits }: { digits: string }) {
  const t = useTranslations("customer.payments.topUps.remove");
  return (
    <ActDialog
      trigger={<Button tone="bare">{t("open")}</Button>}
      title={t("title", { digits })}
      description={t("about")}
      confirm={t("confirm")}
      act={() => lamplighter.endTopUps({})}
      done={() => t("done")}
    />
  );
}
