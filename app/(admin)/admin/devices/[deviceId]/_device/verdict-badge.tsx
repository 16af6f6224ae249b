import { Check, Clock, Split, X } from "lucide-react";
import { Badge } from "#app/_ui/badge.tsx";
import type { DeviceHistory } from "#protocol/api/admin";

/** What became of a returned replica. */
export function VerdictBadge({ verdict }: { verdict: DeviceHistory["replicas"][number]["verdict"] }) {
  switch (verdict) {
    case "agreed":
      return (
        <Badge tone="verified" icon={<Check aria-hidden />}>
          Agreed
        </Badge>
      );
    case "outvoted":
      return (
        <Badge tone="alarm" icon={<Split aria-hidden />}>
          Outvoted
        </Badge>
      );
    case "failed":
      return <Badge icon={<X aria-hidden />}>Failed</Badge>;
    case "waiting":
      return (
        <Badge tone="moon" icon={<Clock aria-hidden />}>
          Waits for others
        </Badge>
      );
    default:
      throw new Error(`No badge for the verdict ${verdict satisfies never}`);
  }
}
