import fc from "fast-check";
import { expect, test } from "vitest";
import type { DeviceId } from "#core/ids";
import type { GrantStub } from "#protocol/devices/device-messages";
import { Signer } from "./signatures";

const ours = new Signer("a secret of this city, long enough");
const theirs = new Signer("a secret of another city, as long");

const word = fc.oneof(fc.string({ minLength: 1, maxLength: 20 }), fc.constantFrom("a|b", "|", "1,2", "0"));
const device = word.map((text) => text as DeviceId);
const grant = fc.record({
  grantId: word,
  jobId: word,
  block: fc.nat(),
  units: fc.uniqueArray(fc.nat(1_000), { minLength: 1, maxLength: 5 }),
});
const signed = (deviceId: DeviceId, of: Omit<GrantStub, "token">): GrantStub => ({
  ...of,
  token: ours.grantToken(deviceId, of),
});

/** The text with one character changed, taken or added. */
const damaged = (text: string) =>
  fc
    .tuple(
      fc.nat(text.length - 1),
      fc.constantFrom("change", "take", "add"),
      fc.constantFrom("A", "B", "=", " ", "é", "\ud800"),
    )
    .map(
      ([at, how, with_]) => text.slice(0, at) + (how === "take" ? "" : with_) + text.slice(how === "add" ? at : at + 1),
    )
    .filter((other) => other !== text);

test("a lease is proven by the device that it was granted to, and by no other", () =>
  fc.assert(
    fc.property(grant, device, device, (of, deviceId, other) => {
      expect(ours.provesGrant(deviceId, signed(deviceId, of))).toBe(true);
      if (other !== deviceId) expect(ours.provesGrant(other, signed(deviceId, of))).toBe(false);
      expect(theirs.provesGrant(deviceId, signed(deviceId, of))).toBe(false);
    }),
  ));

test("a lease of another job, block, units or grant is not the one that was signed", () =>
  fc.assert(
    fc.property(grant, grant, device, (of, other, deviceId) => {
      const { token } = signed(deviceId, of);
      for (const field of ["grantId", "jobId", "block", "units"] as const) {
        const altered = { ...of, [field]: other[field], token };
        if (JSON.stringify(altered) === JSON.stringify({ ...of, token })) continue;
        expect(ours.provesGrant(deviceId, altered)).toBe(false);
      }
      const [first = 0, ...rest] = of.units;
      for (const units of [[...of.units, 1_001], rest, [first + 1, ...rest], [...of.units].reverse()]) {
        if (String(units) !== String(of.units)) expect(ours.provesGrant(deviceId, { ...of, units, token })).toBe(false);
      }
    }),
  ));

test("a damaged signature proves nothing, of leases and of devices alike", () =>
  fc.assert(
    fc.property(
      grant.chain((of) => fc.tuple(fc.constant(of), damaged(ours.grantToken("dev_1" as DeviceId, of)))),
      damaged(ours.deviceToken("dev_1" as DeviceId)),
      ([of, token], deviceToken) => {
        expect(ours.provesGrant("dev_1" as DeviceId, { ...of, token })).toBe(false);
        expect(ours.readDeviceToken(deviceToken)).toBeUndefined();
      },
    ),
  ));

test("a device's signature is not valid for a lease, nor a lease's for a device", () => {
  const deviceId = "dev_1" as DeviceId;
  const token = ours.deviceToken(deviceId).slice(deviceId.length + 1);
  expect(ours.provesGrant(deviceId, { grantId: "g", jobId: "j", block: 0, units: [0], token })).toBe(false);
  const lease = ours.grantToken(deviceId, { grantId: "g", jobId: "j", block: 0, units: [0] });
  expect(ours.readDeviceToken(`${deviceId}.${lease}`)).toBeUndefined();
});
