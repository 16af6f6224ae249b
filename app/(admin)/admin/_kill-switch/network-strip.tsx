"use client";

import { Network } from "lucide-react";
import { useFleet } from "../_live/fleet-provider";
import { sharedNetworkSentence } from "./shared-network-sentence";

/** On every page of the console while nearly all devices seem to be one household. */
export function NetworkStrip() {
  const shared = useFleet((view) => view.pulse.sharedNetwork);
  if (!shared) return null;
  return (
    <div role="status" className="bg-line/40 text-ink">
      <p className="mx-auto flex max-w-300 items-start gap-3 px-4 py-2 sm:px-6">
        <Network aria-hidden size={18} className="mt-[3px] shrink-0" />
        <span className="min-w-0 flex-1 text-pretty">{sharedNetworkSentence(shared)}</span>
      </p>
    </div>
  );
}
