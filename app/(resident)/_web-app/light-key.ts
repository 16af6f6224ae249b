const NAME = "lamplighter.light-key";
const BYTES = 16;
const FORM = /^[0-9a-f]{32}$/;

/** In the address that the shortcut opens. */
export const LIGHT_PARAMETER = "light";

export const isLightKey = (text: string | null): text is string => text !== null && FORM.test(text);

/**
 * What this browser's own shortcut knows and no other site's link: a link may open the page, but not begin to compute.
 * Null where the browser keeps nothing.
 */
export function readLightKey(): string | null {
  try {
    const key = localStorage.getItem(NAME);
    return isLightKey(key) ? key : null;
  } catch {
    return null;
  }
}

export function makeLightKey(): string | null {
  const known = readLightKey();
  if (known) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  const key = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  try {
    localStorage.setItem(NAME, key);
    return key;
  } catch {
    return null;
  }
}
