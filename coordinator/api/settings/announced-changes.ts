import type { Prices } from "#protocol/api/settings";
import { settingOf } from "#protocol/settings/city-settings";
import { handle } from "../../handle";

/** What everybody is told before it holds. Who changes it and why is the console's. */
export const announcedChanges = (): Prices["ahead"] =>
  handle()
    .settings.ahead()
    .filter(({ setting }) => settingOf(setting).isAnnounced)
    .map(({ from, ...change }) => ({ ...change, from: new Date(from).toISOString() }));
