/** What a device, or the coordinator about a device, says of a unit that it could not run, in the place of a message. */
export const DEVICE_FAULTS = [
  "silent",
  "forgotten",
  "stuck",
  "sandbox-ended",
  "sandbox-died",
  "output-unreadable",
  "output-refused",
  "output-missing",
  "impossible-output",
] as const;
export type DeviceFault = (typeof DEVICE_FAULTS)[number];

const isDeviceFault = (text: string): text is DeviceFault => (DEVICE_FAULTS as readonly string[]).includes(text);

/** A fault with details that only those read who look after devices. */
export const faultWith = (fault: DeviceFault, details: string): string => `${fault}: ${details}`;

/** Undefined for other words. */
export function readDeviceFault(message: string): DeviceFault | undefined {
  const [fault = ""] = message.split(": ", 1);
  return isDeviceFault(fault) ? fault : undefined;
}
