"use client";

import { Check, CirclePause, CircleSlash, Lightbulb } from "lucide-react";
import { useSharedWords } from "../_messages/shared-words";
import { Badge } from "./badge";

export type ShownState = "running" | "paused" | "finished" | "cancelled";

const LOOKS = {
  running: { tone: "lamp", icon: Lightbulb },
  paused: { tone: "moon", icon: CirclePause },
  finished: { tone: "verified", icon: Check },
  cancelled: { tone: "plain", icon: CircleSlash },
} as const;

export function StateBadge({ state }: { state: ShownState }) {
  const { tone, icon: Icon } = LOOKS[state];
  const { states } = useSharedWords();
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {states[state]}
    </Badge>
  );
}
