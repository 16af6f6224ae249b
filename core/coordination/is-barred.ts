import { isLimited } from "../reputation/standing";
import type { City, DeviceRun } from "./state";

/** Whether the device gets no work: an admin said so, or its household was outvoted too often. */
export const isBarred = (city: City, device: DeviceRun) => device.banned || isLimited(device, city.policy.checking);
