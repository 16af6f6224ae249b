import { isLimited } from "../../reputation/standing";
import type { DeviceRun, State } from "../state";

/** Whether the device gets no work: an admin banned it, or its household was outvoted too often. */
export const isBlocked = (state: State, device: DeviceRun) => device.banned || isLimited(device, state.policy.checking);
