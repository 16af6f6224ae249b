import { Check, Clock, Split, X } from "lucide-react";
import { translations } from "#app/_messages/translations.ts";
import { Badge } from "#app/_ui/badge.tsx";
import type { DeviceHistory } from "#protocol/api/admin";

/** What became of a returned replica. */
export async function VerdictBadge({ verdict }: { verdict: DeviceHistory["replicas"][number]["verdict"] }) {
  const t = await translations("admin.device.returned.verdicts");
  switch (verdict) {
    case "agreed":
      return (
        <Badge tone="verified" icon={<Check aria-hidden />}>
          {t("agreed")}
        </Badge>
      );
    case "outvoted":
      return (
        <Badge tone="alarm" icon={<Split aria-hidden />}>
          {t("outvoted")}
        </Badge>
      );
    case "failed":
      return <Badge icon={<X aria-hidden />}>{t("failed")}</Badge>;
    case "waiting":
      return (
        <Badge tone="moon" icon={<Clock aria-hidden />}>
          {t("waiting")}
        </Badge>
      );
    default:
      throw new Error(`No badge for the verdict ${verdict satisfies never}`);
  }
}
