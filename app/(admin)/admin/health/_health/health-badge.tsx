import { CircleAlert, CircleCheck, CircleHelp, Eye } from "lucide-react";
import { translations } from "#app/_messages/translations.ts";
import { Badge } from "#app/_ui/badge.tsx";
import type { HealthState } from "#protocol/api/health";

const LOOKS = {
  good: { tone: "verified", icon: CircleCheck },
  look: { tone: "moon", icon: Eye },
  act: { tone: "alarm", icon: CircleAlert },
  unknown: { tone: "plain", icon: CircleHelp },
} as const;

export async function HealthBadge({ state }: { state: HealthState }) {
  const t = await translations("admin.health.states");
  const { tone, icon: Icon } = LOOKS[state];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {t(state)}
    </Badge>
  );
}
