import type { BrowserContextOptions } from "@playwright/test";

/** What the browser of a resident who gives a fifth of a core has stored: the rest is left to the test. */
export const sparingDonation = (origin: string): BrowserContextOptions => ({
  storageState: {
    cookies: [],
    origins: [
      { origin, localStorage: [{ name: "lamplighter.donation", value: JSON.stringify({ sharePercent: 20 }) }] },
    ],
  },
});
