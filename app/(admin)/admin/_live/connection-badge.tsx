"use client";

import { Radio, RefreshCw, Unplug } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge } from "#app/_ui/badge.tsx";
import { useFleet } from "./fleet-provider";

/** Whether the figures move by themselves. */
export function ConnectionBadge() {
  const t = useTranslations("admin.controlRoom.connection");
  const connection = useFleet((view) => view.connection);
  switch (connection) {
    case "live":
      return <Badge icon={<Radio aria-hidden />}>{t("live")}</Badge>;
    case "connecting":
      return <Badge icon={<RefreshCw aria-hidden />}>{t("connecting")}</Badge>;
    case "polling":
      return <Badge icon={<RefreshCw aria-hidden />}>{t("polling")}</Badge>;
    case "away":
      return (
        <Badge tone="alarm" icon={<Unplug aria-hidden />}>
          {t("away")}
        </Badge>
      );
    default:
      throw new Error(`No badge for the connection ${connection satisfies never}`);
  }
}
