import { isLightKey, LIGHT_PARAMETER } from "./light-key";

/** Whether the address is this browser's own shortcut. */
export function asksToLight(address: string, key: string | null): boolean {
  const asked = new URL(address).searchParams.get(LIGHT_PARAMETER);
  return isLightKey(key) && asked === key;
}
