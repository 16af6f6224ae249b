import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { KIN_DAYS } from "#core/household/membership";
import type { CustomerId } from "#core/ids";
import { DAY } from "#core/time";
import { NO_HOUSEHOLD_RULES } from "#protocol/devices/household-rules";
import { checkedVerbs } from "../api/testing/checked-verbs";
import type { Context } from "../auth/context";
import type { SocketDevice } from "../testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { endKinships } from "./end-kinships";
import { printHouseholds } from "./print-households";

const verbs = checkedVerbs;
let city: TestCoordinator;

beforeAll(async () => {
  city = await startTestCoordinator();
});

afterAll(() => city.close());

async function person(name: string): Promise<Context & { id: string }> {
  const email = `${name.toLowerCase()}@example.org`;
  const id = (await city.handle.auth.signUp({ name, email, password: "a long password" })) as CustomerId;
  return { person: { id, name, email, role: "person" }, via: "test", id };
}

async function deviceOf(ctx: Context): Promise<SocketDevice> {
  const device = city.device({ slots: 0 });
  await device.receives("welcome");
  await verbs.claimDevice({ ctx, input: { deviceToken: device.deviceToken } });
  await device.receives("settings");
  return device;
}

const householdOf = ({ deviceId }: SocketDevice) =>
  city.handle.coordinator.state.devices.get(deviceId as never)?.household ?? "";

test("connected devices vote together from when their people share a household, and are told its rules", async () => {
  const [ada, ben] = [await person("Ada"), await person("Ben")];
  const [adas, bens] = [await deviceOf(ada), await deviceOf(ben)];
  expect([householdOf(adas), householdOf(bens)]).toEqual([`person:${ada.id}`, `person:${ben.id}`]);
  const [before] = [...(await printHouseholds(city.handle.pool, [ada.id])).values()];
  const { invitation } = await verbs.inviteToHousehold({ ctx: ada, input: {} });
  await verbs.joinHousehold({ ctx: ben, input: { invitation } });
  await vi.waitFor(() => expect(householdOf(bens)).toMatch(/^home:/));
  expect(householdOf(adas)).toBe(householdOf(bens));
  // Their open pages are told.
  const prints = await printHouseholds(city.handle.pool, [ada.id, ben.id]);
  expect(prints.get(ada.id)).not.toBe(before);
  expect(prints.get(ada.id)).toBe(prints.get(ben.id));

  const rules = { ...NO_HOUSEHOLD_RULES, battery: "never" as const };
  const toldRules = (device: SocketDevice) => device.receivedOf("settings").at(-1)?.rules?.battery ?? null;
  await verbs.setHouseholdRules({ ctx: ada, input: { rules } });
  await vi.waitFor(() => expect([toldRules(adas), toldRules(bens)]).toEqual(["never", "never"]));
  await verbs.leaveHousehold({ ctx: ben, input: {} });
  await vi.waitFor(() => expect([toldRules(adas), toldRules(bens)]).toEqual(["never", null]));
  expect(householdOf(adas)).toBe(householdOf(bens));
  await endKinships(city.handle, Date.now() + (KIN_DAYS + 1) * DAY);
  await vi.waitFor(() => expect(householdOf(bens)).toBe(`person:${ben.id}`));
  adas.close();
  bens.close();
});

test("when who runs a household deletes their account, the next one runs it, and the deleted one's devices stay kin", async () => {
  const [cleo, dan] = [await person("Cleo"), await person("Dan")];
  const [cleos, dans] = [await deviceOf(cleo), await deviceOf(dan)];
  const { invitation } = await verbs.inviteToHousehold({ ctx: cleo, input: {} });
  await verbs.joinHousehold({ ctx: dan, input: { invitation } });
  const { homeId: homeBefore } = await city.handle.prisma.device.findUniqueOrThrow({ where: { id: dans.deviceId } });
  expect(homeBefore).not.toBeNull();
  await verbs.deleteAccount({ ctx: cleo, input: { password: "a long password" } });
  expect(await verbs.getHousehold({ ctx: dan, input: {} })).toMatchObject({ setsRules: true });
  expect((await verbs.getHousehold({ ctx: dan, input: {} })).devices.map(({ id }) => id)).toEqual([dans.deviceId]);
  const gone = await city.handle.prisma.device.findUniqueOrThrow({ where: { id: cleos.deviceId } });
  expect(gone).toMatchObject({ ownerId: null, homeId: homeBefore });
  cleos.close();
  dans.close();
});
