import { formatCount } from "#app/_ui/format/format-count.ts";
import type { FleetPulse } from "#protocol/live-messages";

/** What it means that nearly all devices come from one network, and what to do about it. */
export function sharedNetworkSentence({ devices, sharing }: NonNullable<FleetPulse["sharedNetwork"]>): string {
  const crowd =
    sharing === devices
      ? `All ${formatCount(devices)} devices come from one network`
      : `${formatCount(sharing)} of ${formatCount(devices)} devices come from one network`;
  return `${crowd} and count as one voice: checked units hardly settle. Unless they stand in one place, name the proxies before this site in TRUSTED_PROXIES and restart it.`;
}
