import type { DonationSnapshot, FinishedTile } from "#workers/contract/donation-snapshot";
import { openDonation } from "#workers/page/donation";
import { type TryOptions, tryUnits } from "#workers/page/try-units";

/** A donation page without a user interface, for tests to read and control. */
const { controlUrl, sandboxUrl } = Object.fromEntries(new URLSearchParams(location.search)) as Record<string, string>;
const urls = { controlUrl: controlUrl ?? "", sandboxUrl: sandboxUrl ?? "", siteUrl: location.origin };

const harness = {
  snapshot: undefined as DonationSnapshot | undefined,
  tiles: [] as FinishedTile[],
  donation: openDonation({
    ...urls,
    onSnapshot: (snapshot) => {
      harness.snapshot = snapshot;
    },
    onTile: (tile) => harness.tiles.push(tile),
  }),
  tryUnits: (options: Pick<TryOptions, "spec" | "units" | "lines">) => tryUnits({ ...urls, ...options }),
};

export type Harness = typeof harness;
Object.assign(globalThis, { harness });
