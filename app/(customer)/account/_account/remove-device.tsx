"use client";

import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";

export function RemoveDevice({ deviceId, label: device }: { deviceId: string; label: string }) {
  const t = useTranslations("customer.account.devices.remove");
  return (
    <ActDialog
      trigger={
        <Button size="small" tone="bare">
          <span>{t.rich("open", { device, name: (text) => <span className="sr-only">{text}</span> })}</span>
        </Button>
      }
      title={t("title")}
      description={t("about", { device })}
      confirm={t("confirm")}
      cancel={t("cancel")}
      act={() => lamplighter.removeDevice({ deviceId })}
      done={() => t("done", { device })}
    />
  );
}
