import { Check, CirclePause, CircleSlash, Lightbulb } from "lucide-react";
import { Badge } from "./badge";

export type ShownState = "running" | "paused" | "finished" | "cancelled";

export function StateBadge({ state }: { state: ShownState }) {
  switch (state) {
    case "running":
      return (
        <Badge tone="lamp" icon={<Lightbulb aria-hidden />}>
          Running
        </Badge>
      );
    case "paused":
      return (
        <Badge tone="moon" icon={<CirclePause aria-hidden />}>
          Paused
        </Badge>
      );
    case "finished":
      return (
        <Badge tone="verified" icon={<Check aria-hidden />}>
          Finished
        </Badge>
      );
    case "cancelled":
      return <Badge icon={<CircleSlash aria-hidden />}>Cancelled</Badge>;
    default:
      throw new Error(`No badge for the job state ${state satisfies never}`);
  }
}
