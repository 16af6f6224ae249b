const KEY = "lamplighter.shortcuts";

/** Whether single keys do something in this browser: some who speak to it, or tremble, do better without. */
export function keepShortcuts(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {
    // Without storage they are on again with the next page.
  }
}

export function areShortcutsOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}
