import { formatCount } from "#app/_ui/format/format-count.ts";
import type { FleetPulse } from "#protocol/live-messages";

/** What it means that nearly all devices come from one network, and what to do about it. */
export function sharedNetworkSentence({ devices, sharing }: NonNullable<FleetPulse["sharedNetwork"]>): string {
  const crowd =
    sharing === devices
      ? `All ${formatCount(devices)} devices come from one network`
      : `${formatCount(sharing)} of ${formatCount(devices)} devices come from one network`;
  return `${crowd} and count as one voter, so checked units hardly ever settle. Unless they really are in one place, list the proxies in front of this site in TRUSTED_PROXIES and restart it.`;
}
