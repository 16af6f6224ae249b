import type { DeviceId, NetworkId } from "../ids";
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
 * site is not known as one.
 */
export function sharedNetwork(
  { sessions }: Pick<State, "sessions">,
  bounds: SharedNetworkBounds,
): SharedNetwork | null {
  const networks = new Map<DeviceId, NetworkId | null>();
  for (const { device } of sessions.values()) networks.set(device.id, device.network);
  if (networks.size < bounds.minDevices) return null;
  const counts = new Map<NetworkId, number>();
  for (const network of networks.values()) if (network !== null) counts.set(network, (counts.get(network) ?? 0) + 1);
  let sharing = 0;
  for (const count of counts.values()) sharing = Math.max(sharing, count);
  return sharing * 100 >= networks.size * bounds.minPercent ? { devices: networks.size, sharing } : null;
}
