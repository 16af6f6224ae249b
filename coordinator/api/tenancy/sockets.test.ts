import { io, type Socket } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DeviceToCoordinator } from "#protocol/devices/device-messages";
import { LIVE_NAMESPACE, type PageToLive } from "#protocol/live-messages";
import { citySnapshot } from "../../testing/city-snapshot";
import { ACTORS, type Actor, isAdmin, may } from "./testing/actors";
import { answer, openTenancyCity, type TenancyCity } from "./testing/open-tenancy-city";

let at: TenancyCity;

beforeAll(async () => {
  at = await openTenancyCity({ site: false });
});

afterAll(() => at.close());

/** Messages of another device about a grant that is not its own. A message that is missing here does not compile. */
const WORDS: { [Word in keyof DeviceToCoordinator]: () => unknown } = {
  room: () => ({ slots: 0 }),
  return: () => ({ grantId: at.grant.grantId, results: at.grant.units.map(answer) }),
  release: () => ({ grantId: at.grant.grantId, units: at.grant.units }),
  renew: () => ({ grantIds: [at.grant.grantId] }),
  link: () => ({ grantId: at.grant.grantId, unit: at.grant.units[0], from: 0 }),
  placed: () => ({ jobId: at.grant.jobId, unit: at.grant.units[0], outcome: "stored" }),
  pair: () => ({ wanted: false }),
  report: () => ({ doing: { kind: "working" }, cores: 4, lent: 4 }),
  lift: () => ({ pause: 0 }),
};

test.each(Object.keys(WORDS))("a device that says %s about another's grant changes nothing", async (word) => {
  const thief = at.city.device({ slots: 0 });
  await thief.receives("idle");
  const before = await citySnapshot(at.city.handle);
  thief.send(word, WORDS[word as keyof typeof WORDS]());
  const stub = {
    grantId: at.grant.grantId,
    jobId: at.grant.jobId,
    block: at.grant.block,
    units: at.grant.units,
    token: at.grant.token,
  };
  if (word === "return") thief.send(word, { ...(WORDS.return() as object), stub });
  const from = thief.received.length;
  thief.send("room", { slots: 0 });
  await thief.receives("idle", from);
  expect(await citySnapshot(at.city.handle)).toEqual(before);
  thief.close();
});

test("a device that never joined is ignored in the devices' namespace, and is a stranger in the pages'", async () => {
  const page: Socket = io(at.city.url + LIVE_NAMESPACE, {
    ...{ transports: ["websocket"], parser: msgpack, forceNew: true, reconnection: false },
    auth: { deviceToken: at.claimed.deviceToken },
  });
  expect(await page.emitWithAck("follow", { topic: "job", jobId: at.jobId })).toMatchObject({ ok: false });
  page.disconnect();
});

/** Messages of pages, and whose are accepted. A message that is missing here does not compile. */
const LIVE: { [Word in keyof PageToLive]: Record<"job" | "fleet" | "household", (actor: Actor) => boolean> } = {
  follow: {
    job: (actor) => actor === "owner" || may(actor, "inspect"),
    fleet: isAdmin,
    household: (actor) => actor !== "stranger",
  },
  unfollow: { job: () => true, fleet: () => true, household: () => true },
};

test("pages follow their own jobs and devices, and admins the fleet", async () => {
  for (const actor of ACTORS.filter((one) => one !== "device")) {
    const page: Socket = io(at.city.url + LIVE_NAMESPACE, {
      ...{ transports: ["websocket"], parser: msgpack, forceNew: true, reconnection: false },
      extraHeaders: at.credentials(actor),
    });
    const topics = {
      job: { topic: "job", jobId: at.jobId },
      fleet: { topic: "fleet" },
      household: { topic: "household" },
    } as const;
    for (const topic of ["job", "fleet", "household"] as const) {
      const told: { ok: boolean } = await page.emitWithAck("follow", topics[topic]);
      expect([actor, topic, told.ok]).toEqual([actor, topic, LIVE.follow[topic](actor)]);
      page.emit("unfollow", topics[topic]);
    }
    expect((await page.emitWithAck("follow", { topic: "job", jobId: "job_0123456789abcdef" })).ok).toBe(false);
    expect(page.connected).toBe(LIVE.unfollow.job(actor));
    page.disconnect();
  }
});
