import { Ban, Lightbulb, Moon, Power } from "lucide-react";
import { Badge } from "#app/_ui/badge.tsx";
import type { AdminDevice } from "#protocol/api/admin";

export function DeviceBadge({ state, trust, online, busy }: Pick<AdminDevice, "state" | "trust" | "online" | "busy">) {
  if (state === "banned") {
    return (
      <Badge tone="alarm" icon={<Ban aria-hidden />}>
        Banned
      </Badge>
    );
  }
  if (trust === "limited") {
    return (
      <Badge tone="alarm" icon={<Ban aria-hidden />}>
        Limited
      </Badge>
    );
  }
  if (!online) return <Badge icon={<Power aria-hidden />}>Away</Badge>;
  if (busy === 0) return <Badge icon={<Moon aria-hidden />}>Idle</Badge>;
  return (
    <Badge tone="lamp" icon={<Lightbulb aria-hidden />}>
      At work
    </Badge>
  );
}
