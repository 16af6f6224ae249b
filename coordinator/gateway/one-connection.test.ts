import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { LIVE_NAMESPACE } from "#protocol/live-messages";
import { goodbyeTo, helloTo, sendOnConnection } from "../testing/send-on-connection";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";

const RESIDENT = { "x-forwarded-for": "198.51.100.7" };
const A_NETWORK = expect.stringMatching(/^.{20,}$/);

let city: TestCoordinator;
beforeAll(async () => {
  city = await startTestCoordinator();
});
beforeEach(() => city.handle.prisma.device.deleteMany());
afterAll(() => city.close());

const networks = async () =>
  (await city.handle.prisma.device.findMany({ select: { network: true } })).map(({ network }) => network);

test("a device that leaves and comes again on the same connection is not another voter", async () => {
  const packets = [helloTo(), goodbyeTo(), helloTo(), goodbyeTo(), helloTo()];
  await sendOnConnection(city.url, RESIDENT, packets);
  expect(await networks()).toEqual([A_NETWORK]);
});

test("several handshakes at once make one device at most", async () => {
  await sendOnConnection(city.url, RESIDENT, [helloTo(), helloTo(), helloTo(), helloTo()], true);
  const known = await networks();
  expect(known.length).toBeLessThanOrEqual(1);
  expect(known).not.toContain(null);
});

test("a page's socket on the same connection does not change what is known about it", async () => {
  await sendOnConnection(city.url, RESIDENT, [helloTo(LIVE_NAMESPACE), goodbyeTo(LIVE_NAMESPACE), helloTo()]);
  expect(await networks()).toEqual([A_NETWORK]);
});

test("a client for whom a proxy names an invalid address is not admitted as a device", async () => {
  await sendOnConnection(city.url, { "x-forwarded-for": "unknown" }, [helloTo()]);
  expect(await networks()).toEqual([]);
});

test("a client that the proxy says is on its own machine still has a network", async () => {
  await sendOnConnection(city.url, { "x-forwarded-for": "127.0.0.1" }, [helloTo()]);
  expect(await networks()).toEqual([A_NETWORK]);
});

test("this machine itself has none", async () => {
  await sendOnConnection(city.url, {}, [helloTo()]);
  expect(await networks()).toEqual([null]);
});
