import type { State } from "../state";

/** How many of the connected devices are in one and the same network. */
export interface SharedNetwork {
  devices: number;
  sharing: number;
}

export interface SharedNetworkBounds {
  minDevices: number;
  minPercent: number;
}

/**
 * The network that nearly all connected devices share; null when there are few devices or several networks. In one
 * network they count as one voter, so checked work never settles: either they really are in one place, or the proxy in
 * front of the site is not configured as trusted. O(1)
 */
export function sharedNetwork(
  { sessions: { size: devices }, networks }: Readonly<Pick<State, "sessions" | "networks">>,
  { minDevices, minPercent }: SharedNetworkBounds,
): SharedNetwork | null {
  const sharing = networks.max;
  return devices >= minDevices && sharing * 100 >= devices * minPercent ? { devices, sharing } : null;
}
