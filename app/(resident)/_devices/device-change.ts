import type { InputOf } from "#protocol/api/contract";

/** What of a device is changed; the rest stays. */
export type DeviceChange = Omit<InputOf<"changeDevice">, "deviceId">;

/** Resolves to whether it was taken; the card shows a refusal. */
export type ChangeDevice = (change: DeviceChange) => Promise<boolean>;
