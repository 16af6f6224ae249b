import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { CustomerId } from "#core/ids";
import { LIMITS } from "#protocol/limits";
import { approvePairing } from "../api/account/approve-pairing";
import { findPairing } from "../api/account/find-pairing";
import type { Context } from "../auth/context";
import type { SocketDevice } from "../testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";

let city: TestCoordinator;
let [ada, ben]: Context[] = [];

beforeAll(async () => {
  city = await startTestCoordinator();
  [ada, ben] = await Promise.all([person("Ada"), person("Ben")]);
});

afterAll(() => city.close());

beforeEach(async () => {
  await city.handle.prisma.rateLimit.deleteMany();
});

async function person(name: string): Promise<Context> {
  const email = `${name.toLowerCase()}@example.org`;
  const id = (await city.handle.auth.signUp({ name, email, password: "a long password" })) as CustomerId;
  return { person: { id, name, email, role: "person" }, via: "test" };
}

/** Another device that the city has never seen, showing a code. */
async function showing(address?: string): Promise<{ device: SocketDevice; code: string }> {
  const device = city.device({ slots: 0, ...(address === undefined ? {} : { address }) });
  await device.receives("welcome");
  return { device, code: await ask(device) };
}

async function ask(device: SocketDevice): Promise<string> {
  const from = device.received.length;
  device.send("pair", { wanted: true });
  const { what } = await device.receives("pairing", from);
  if (what.kind !== "code") throw new Error(`There was no code, but ${what.kind}.`);
  return what.code;
}

const look = (ctx: Context | undefined, code: string) => findPairing({ ctx: ctx as Context, input: { code } });
const approve = (ctx: Context | undefined, code: string) => approvePairing({ ctx: ctx as Context, input: { code } });
const from = (ctx: Context | undefined, address: string): Context => ({
  ...(ctx as Context),
  caller: { address, network: address },
});
/** Digits that no device shows. */
async function wrongCode(): Promise<string> {
  for (let code = 0; ; code++) {
    const digits = String(code).padStart(6, "0");
    const name = city.handle.signatures.nameOfPairingCode(digits);
    if (!(await city.handle.prisma.pairing.findUnique({ where: { code: name } }))) return digits;
  }
}

test("a device shows six digits, a signed-in person sees which device that is, and claims it once", async () => {
  const { device, code } = await showing();
  expect(code).toMatch(/^\d{6}$/);
  expect(await look(ada, code)).toMatchObject({ label: "A simulated device", cores: 4, deviceId: device.deviceId });
  expect(await approve(ada, code)).toMatchObject({ deviceId: device.deviceId });
  expect((await device.receives("household")).household).toBe("Ada");
  for (const again of [() => look(ada, code), () => approve(ada, code), () => approve(ben, code)])
    await expect(again()).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("used already") });
  device.send("pair", { wanted: true });
  expect((await device.receives("pairing", device.received.length)).what).toEqual({ kind: "claimed" });
  const kept = await city.handle.prisma.pairing.findMany({ where: { deviceId: device.deviceId } });
  expect(JSON.stringify(kept)).not.toContain(code);
});

test("if two people approve at once, one gets the device and the other learns that the code was used", async () => {
  const { code } = await showing();
  const outcomes = await Promise.allSettled([approve(ada, code), approve(ben, code)]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("a code ends with its connection, with its time, when another one replaces it, and when it is no longer on the screen", async () => {
  const { prisma } = city.handle;
  const { device, code } = await showing();
  const second = await ask(device);
  await expect(look(ada, code)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await prisma.pairing.updateMany({ where: { deviceId: device.deviceId }, data: { expiresAt: new Date() } });
  await expect(look(ada, second)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const open = () => prisma.pairing.count({ where: { deviceId: device.deviceId } });
  await ask(device);
  device.send("pair", { wanted: false });
  await expect.poll(open).toBe(0);
  await ask(device);
  device.close();
  await expect.poll(open).toBe(0);
});

test("the person who approves sees whether the device is in their own network", async () => {
  const [, { code }] = [await showing("203.0.113.7"), await showing("203.0.113.8")];
  expect((await look(from(ada, "203.0.113.8"), code)).isSameNetwork).toBe(true);
  expect((await look(from(ada, "198.51.100.9"), code)).isSameNetwork).toBe(false);
  expect((await look(ada, code)).isSameNetwork).toBe(false);
});

test("a million codes cannot be guessed: wrong ones are counted by person, by address and in all, right ones are not", async () => {
  const { code } = await showing();
  const wrong = await wrongCode();
  for (let i = 0; i < 2 * LIMITS.MAX_WRONG_CODES_PER_PERSON_HOUR; i++) await look(ada, code);
  // All at once, so that none is looked up before the others are counted.
  const guesses = (ctx: Context, count: number) => {
    const all = Array.from({ length: count }, () => look(ctx, wrong).catch((error) => error.code as string));
    return Promise.all(all).then((codes) => codes.filter((one) => one === "NOT_FOUND").length);
  };
  expect(await guesses(ada as Context, 40)).toBe(LIMITS.MAX_WRONG_CODES_PER_PERSON_HOUR);
  await expect(approve(ada, code)).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  const botnet = (count: number, address: (i: number) => string) =>
    Promise.all(
      Array.from({ length: count }, (_, i) => {
        const ctx = from(ada, address(i));
        return guesses({ ...ctx, person: { ...ctx.person, id: `bot${i}` } as Context["person"] }, 9);
      }),
    ).then((found) => found.reduce((sum, one) => sum + one, 0));
  expect(await botnet(8, () => "198.51.100.9")).toBe(LIMITS.MAX_WRONG_CODES_PER_ADDRESS_HOUR);
  const left =
    LIMITS.MAX_WRONG_CODES_PER_HOUR - LIMITS.MAX_WRONG_CODES_PER_PERSON_HOUR - LIMITS.MAX_WRONG_CODES_PER_ADDRESS_HOUR;
  expect(await botnet(40, (i) => `198.18.${i}.1`)).toBe(left);
  await expect(approve(ben, code)).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
});

test("only so many devices show codes at the same time, in one network and in all", async () => {
  const { prisma } = city.handle;
  await prisma.pairing.deleteMany();
  const { device } = await showing("203.0.113.7");
  const shown = await prisma.pairing.findFirstOrThrow({ where: { deviceId: device.deviceId } });
  const others = (count: number, network: string) =>
    Array.from({ length: count }, (_, i) => ({
      ...shown,
      code: `${network}${i}`,
      deviceId: `${network}${i}`,
      network,
    }));
  const asked = async (one: SocketDevice) => {
    const at = one.received.length;
    one.send("pair", { wanted: true });
    return (await one.receives("pairing", at)).what.kind;
  };
  await prisma.pairing.createMany({ data: others(LIMITS.MAX_OPEN_PAIRINGS_PER_NETWORK, shown.network ?? "") });
  expect(await asked(device)).toBe("not-now");
  const elsewhere = city.device({ slots: 0, address: "198.51.100.9" });
  await elsewhere.receives("welcome");
  expect(await asked(elsewhere)).toBe("code");
  await prisma.pairing.createMany({ data: others(LIMITS.MAX_OPEN_PAIRINGS, "far") });
  expect(await asked(elsewhere)).toBe("not-now");
});
