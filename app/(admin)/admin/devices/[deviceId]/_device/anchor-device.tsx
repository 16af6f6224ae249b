"use client";

import { Anchor } from "lucide-react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { ReasonDialog } from "#app/_acts/reason-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import type { AdminDevice } from "#protocol/api/admin";

export function AnchorDevice({ device }: { device: Pick<AdminDevice, "id" | "label" | "anchored"> }) {
  const t = useTranslations("admin.device");
  const trigger = (
    <Button>
      <Anchor aria-hidden size={16} /> {t(device.anchored ? "release.open" : "anchor.open")}
    </Button>
  );
  if (device.anchored) {
    return (
      <ActDialog
        trigger={trigger}
        title={t("release.title", { device: device.label })}
        description={t("release.about")}
        confirm={t("release.open")}
        act={() => lamplighter.releaseAnchor({ deviceId: device.id })}
      />
    );
  }
  return (
    <ReasonDialog
      trigger={trigger}
      title={t("anchor.title", { device: device.label })}
      description={t("anchor.about")}
      confirm={t("anchor.confirm")}
      hint={t("anchor.hint")}
      act={(reason) => lamplighter.anchorDevice({ deviceId: device.id, reason })}
    />
  );
}
