import fc from "fast-check";
import { expect, test } from "vitest";
import type { DeviceId, JobId } from "../ids";
import { Charges } from "./charges";
import { accounts } from "./ledger";

const jobId = "job1" as JobId;
const device = () => fc.constantFrom("phone", "laptop", "tower") as fc.Arbitrary<DeviceId>;
const settled = () =>
  fc.record({
    devices: fc.uniqueArray(device(), { minLength: 1 }),
    creditNanos: fc.nat(10 ** 9),
    cityNanos: fc.nat(10 ** 9),
  });

test("many settled units become one posting that sums to zero and pays each device its own", () =>
  fc.assert(
    fc.property(fc.array(settled(), { maxLength: 30 }), (units) => {
      const charges = new Charges(jobId);
      for (const { devices, creditNanos, cityNanos } of units) {
        const agreeing = devices.map((deviceId) => ({ deviceId }));
        charges.add(agreeing, creditNanos, cityNanos);
      }
      const entries = charges.posting()?.entries ?? [];
      const amountOf = (account: string) => entries.find((entry) => entry.account === account)?.amountNanos ?? 0;
      const earned = (id: string) =>
        units.reduce((sum, unit) => sum + (unit.devices.includes(id as DeviceId) ? unit.creditNanos : 0), 0);
      for (const id of ["phone", "laptop", "tower"]) expect(amountOf(accounts.device(id))).toBe(earned(id));
      expect(amountOf(accounts.revenue)).toBe(units.reduce((sum, unit) => sum + unit.cityNanos, 0));
      expect(entries.reduce((sum, entry) => sum + entry.amountNanos, 0)).toBe(0);
    }),
  ));

test("units that cost nothing make no posting", () => {
  const charges = new Charges(jobId);
  charges.add([{ deviceId: "phone" as DeviceId }], 0, 0);
  expect(charges.posting()).toBeUndefined();
});
