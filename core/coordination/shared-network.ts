import type { State } from "./state";

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
 * The network that nearly all connected devices have in common; null when there are few of them or several networks. They
 * are one voter in it, so that checked work never settles: either they do stand in one place, or the proxy before the
 * site is not known as one. O(1)
 */
export function sharedNetwork(
  { sessions: { size: devices }, networks }: Readonly<Pick<State, "sessions" | "networks">>,
  { minDevices, minPercent }: SharedNetworkBounds,
): SharedNetwork | null {
  const sharing = networks.max;
  return devices >= minDevices && sharing * 100 >= devices * minPercent ? { devices, sharing } : null;
}
