import { afterAll, beforeAll, describe } from "vitest";
import type { DeviceId } from "#core/ids";
import { claimingLaws } from "./claiming-laws";
import { lostAttemptLaws } from "./lost-attempt-laws";
import { moneyLaws } from "./money-laws";
import { recheckLaws } from "./recheck-laws";
import { reopeningLaws } from "./reopening-laws";
import { settlingLaws } from "./settling-laws";
import type { Bench, StoreUnderTest } from "./store-under-test";

/** The laws of a `UnitStore`. Every adapter runs them. */
export function describeUnitStore(name: string, open: () => Promise<StoreUnderTest>) {
  describe(name, () => {
    let bench: Bench;

    beforeAll(async () => {
      const under = await open();
      const [a, b] = [under.store("a"), under.store("b")];
      await Promise.all([a.beginTerm(), b.beginTerm()]);
      const device = await a.joinDevice({
        id: "dev_one" as DeviceId,
        label: "a desk",
        engine: "other",
        cores: 4,
        network: null,
      });
      const job = (units = 30) => under.addJob({ units, unitsPerBlock: 10, budgetNanos: 1_000 });
      bench = { under, a, b, device, job };
    });
    afterAll(() => bench.under.close());

    claimingLaws(() => bench);
    settlingLaws(() => bench);
    lostAttemptLaws(() => bench);
    reopeningLaws(() => bench);
    recheckLaws(() => bench);
    moneyLaws(() => bench);
  });
}
