"use client";

import { Ban, Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { ReasonDialog } from "#app/_acts/reason-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import type { AdminDevice } from "#protocol/api/admin";

export function BanDevice({ device }: { device: Pick<AdminDevice, "id" | "label" | "state" | "trust"> }) {
  const t = useTranslations("admin.device");
  if (device.state === "banned" || device.trust === "limited") {
    return (
      <ActDialog
        trigger={
          <Button>
            <Undo2 aria-hidden size={16} /> {t("unban.open")}
          </Button>
        }
        title={t("unban.title")}
        description={t("unban.about")}
        confirm={t("unban.open")}
        tone="primary"
        act={() => lamplighter.unbanDevice({ deviceId: device.id })}
      />
    );
  }
  return (
    <ReasonDialog
      trigger={
        <Button>
          <Ban aria-hidden size={16} /> {t("ban.open")}
        </Button>
      }
      title={t("ban.title", { device: device.label })}
      description={t("ban.about")}
      confirm={t("ban.confirm")}
      hint={t("ban.hint")}
      act={(reason) => lamplighter.banDevice({ deviceId: device.id, reason })}
    />
  );
}
