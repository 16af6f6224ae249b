import type { HomeRules } from "#core/home/home-rules";
import type { DeviceRoom } from "#protocol/devices/device-messages";

/** What the city learns of the rules; nothing if a resident excludes nothing. */
export const wishesIn = ({
  maxProgramMib,
  refusedKinds,
  refusedCustomers,
}: HomeRules): Omit<DeviceRoom, "slots" | "lent" | "isLeaving"> => ({
  ...(maxProgramMib !== null && { maxProgramBytes: maxProgramMib * 2 ** 20 }),
  ...(refusedKinds.length > 0 && { refusedKinds: [...refusedKinds] }),
  ...(refusedCustomers.length > 0 && { refusedCustomers: refusedCustomers.map(({ id }) => id) }),
});
