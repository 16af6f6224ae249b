import { expect, test } from "vitest";
import type { DeviceLift, ToldSettings } from "#protocol/devices/device-messages";
import type { Identity } from "../database";
import type { IdentityStore } from "./identity-store";
import { RemoteDesk } from "./remote-desk";

const TOLD: ToldSettings = { pause: { id: 7, lastsMs: 60_000 }, maxCores: 2, maxSharePercent: null, rules: null };

function deskOf(household: string | null = "Ada") {
  const device = { isConnected: true, now: 1_000, lifts: [] as DeviceLift[] };
  const store: { current: Identity; remote: IdentityStore["remote"] } = {
    current: { deviceId: "dev_1", deviceToken: "t", city: "c", units: 0, creditNanos: 0, household } as Identity,
    remote(remote, liftedPause = store.current.liftedPause) {
      store.current = { ...store.current, remote, ...(liftedPause !== undefined && { liftedPause }) };
      return undefined;
    },
  };
  const desk = new RemoteDesk({
    identity: store,
    link: () => ({ lift: (lift) => device.isConnected && device.lifts.push(lift) }),
    now: () => device.now,
    onChange: () => {},
  });
  return { desk, device, store };
}

test("a pause lasts by this device's own clock, whatever it shows", () => {
  const { desk } = deskOf();
  desk.heard(TOLD);
  expect(desk.settings).toMatchObject({ pause: { id: 7, until: 61_000 }, maxCores: 2 });
  desk.heard({ ...TOLD, pause: { id: 8, lastsMs: null } });
  expect(desk.settings.pause).toEqual({ id: 8, until: null });
});

test("a pause that was ended here while the city was away does not come back, and the city is told; the next one holds", () => {
  const { desk, device } = deskOf();
  desk.heard(TOLD);
  device.isConnected = false;
  desk.lift();
  expect(desk.settings.pause).toBeNull();
  expect(device.lifts).toEqual([]);
  device.isConnected = true;
  desk.heard(TOLD);
  expect(desk.settings.pause).toBeNull();
  expect(device.lifts).toEqual([{ pause: 7 }]);
  desk.heard({ ...TOLD, pause: { id: 8, lastsMs: null } });
  expect(desk.settings.pause).toEqual({ id: 8, until: null });
});

test("to lift what is not there says nothing", () => {
  const { desk, device } = deskOf();
  desk.heard({ ...TOLD, pause: null });
  desk.lift();
  expect(device.lifts).toEqual([]);
});

test("nothing holds for a device that belongs to nobody", () => {
  const { desk } = deskOf(null);
  desk.heard(TOLD);
  expect(desk.settings).toMatchObject({ pause: null, maxCores: null });
});
