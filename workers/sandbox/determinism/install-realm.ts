import { loadMuslMath } from "../math/load-musl-math";
import { defineHidden } from "./define-hidden";
import { installDataView } from "./install-data-view";
import { installDate } from "./install-date";
import { installErrors } from "./install-errors";
import { installLocale } from "./install-locale";
import { installMath } from "./install-math";
import { installNumber } from "./install-number";
import { installSort } from "./install-sort";
import { installWebAssembly } from "./install-web-assembly";
import type { UnitState } from "./unit-state";

/** Makes the remaining global scope the same on every device, and the unit's own. */
export function installRealm(realm: typeof globalThis, state: UnitState) {
  installMath(realm.Math, loadMuslMath(), () => state.random);
  installDate(realm, () => state.clock);
  installNumber();
  installDataView();
  installWebAssembly(realm.WebAssembly, state.underWay);
  installSort();
  installErrors();
  installLocale();
  const log = (...values: unknown[]) => state.log(values);
  defineHidden(realm, {
    self: realm,
    performance: { now: () => state.clock.read() },
    console: { log, info: log, warn: log, error: log, debug: log },
  });
}
