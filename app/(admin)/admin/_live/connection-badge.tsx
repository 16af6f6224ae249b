"use client";

import { Radio, RefreshCw, Unplug } from "lucide-react";
import { Badge } from "#app/_ui/badge.tsx";
import { useFleet } from "./fleet-provider";

/** Whether the figures move by themselves. */
export function ConnectionBadge() {
  const connection = useFleet((view) => view.connection);
  switch (connection) {
    case "live":
      return <Badge icon={<Radio aria-hidden />}>Live</Badge>;
    case "connecting":
      return <Badge icon={<RefreshCw aria-hidden />}>Connecting</Badge>;
    case "polling":
      return <Badge icon={<RefreshCw aria-hidden />}>Every 5 seconds, until the live connection is back</Badge>;
    case "away":
      return (
        <Badge tone="alarm" icon={<Unplug aria-hidden />}>
          Not reachable: these figures are out of date
        </Badge>
      );
    default:
      throw new Error(`No badge for the connection ${connection satisfies never}`);
  }
}
