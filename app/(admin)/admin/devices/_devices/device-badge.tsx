import { Ban, Lightbulb, Moon, Power, Unlink } from "lucide-react";
import { translations } from "#app/_messages/translations.ts";
import { Badge } from "#app/_ui/badge.tsx";
import type { AdminDevice } from "#protocol/api/admin";

type Shown = Pick<AdminDevice, "removed" | "state" | "trust" | "online" | "busy">;

export async function DeviceBadge({ removed, state, trust, online, busy }: Shown) {
  const t = await translations("admin.devices.badge");
  if (removed !== null) return <Badge icon={<Unlink aria-hidden />}>{t("removed")}</Badge>;
  if (state === "banned" || trust === "limited") {
    return (
      <Badge tone="alarm" icon={<Ban aria-hidden />}>
        {t(state === "banned" ? "banned" : "limited")}
      </Badge>
    );
  }
  if (!online) return <Badge icon={<Power aria-hidden />}>{t("away")}</Badge>;
  if (busy === 0) return <Badge icon={<Moon aria-hidden />}>{t("idle")}</Badge>;
  return (
    <Badge tone="lamp" icon={<Lightbulb aria-hidden />}>
      {t("working")}
    </Badge>
  );
}
