import { Ban, Lightbulb, Moon, Power } from "lucide-react";
import type { AdminDevice } from "#protocol/api/admin";
import { Badge } from "../../../../_ui/badge";

export function DeviceBadge({ state, online, busy }: Pick<AdminDevice, "state" | "online" | "busy">) {
  if (state === "banned") {
    return (
      <Badge tone="alarm" icon={<Ban aria-hidden />}>
        Banned
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
