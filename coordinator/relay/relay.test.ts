import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import { MINUTE } from "#core/time";
import type { Grant, ObjectLink } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { S3Server } from "#suites/kit/s3/s3-server";
import { testConnection } from "../buckets/testing/test-connection";
import { createLog } from "../log";
import { seedOverObjects } from "../objects/testing/seed-over-objects";
import { type AddressRule, addressRule } from "../outbound/address-rule";
import { createOutbound } from "../outbound/outbound";
import { keeping, textOf } from "../placements/testing/keeping-device";
import type { SocketDevice } from "../testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { until } from "../testing/until";
import { Relay } from "./relay";
import { relayRoutes } from "./relay-routes";
import { TicketSeal } from "./relay-ticket";

const OBJECT_BYTES = 8;
const PER_JOB = 60;
let city: TestCoordinator;
let s3: S3Server;
let jobId: JobId;
let device: SocketDevice;

beforeAll(async () => {
  const limits = {
    MAX_RELAYS_PER_JOB: 1,
    MAX_RELAYED_BYTES_PER_JOB: PER_JOB,
    PLACEMENT_ROUND_MS: 50,
    MAX_LISTING_DELAY_MS: 0,
    MAX_PLACEMENT_PAUSE_MS: 100,
    DESTINATION_PAUSE_MS: 100,
  };
  city = await startTestCoordinator({}, { PRIVATE_NETWORKS: "127.0.0.0/8" }, limits);
});
afterAll(() => city.close());

beforeEach(async () => {
  s3 = await new S3Server({ cors: [] }).listen();
});
afterEach(async () => {
  device.close();
  city.handle.coordinator.dispatch({ kind: "job.changed", jobId, state: "cancelled" });
  await city.handle.coordinator.settled();
  await city.handle.pool.query("UPDATE destination SET next_at = NULL");
  await s3.close();
});

async function begin(): Promise<Grant> {
  jobId = await seedOverObjects(city, s3, { owner: "ada", units: 3 });
  device = city.device({ answer: () => null });
  await device.until(() => firstGrant() !== undefined);
  return firstGrant() as Grant;
}

/** Of unit 0 of this test's job: a job of the test before may not have ended yet. */
const firstGrant = () => device.receivedOf("grant").find((grant) => grant.jobId === jobId && grant.units.includes(0));

async function ask({ grantId }: Grant, from = 0): Promise<ObjectLink> {
  const at = device.received.length;
  device.send("link", { grantId, unit: 0, from });
  return (await device.receives("link", at)).link;
}

async function askForLink(grant: Grant, from = 0) {
  const link = await ask(grant, from);
  if (link.kind !== "link") throw new Error(link.kind);
  return link;
}

const read = async ({ url, headers }: { url: string; headers: Record<string, string> }, language = "en") => {
  const answer = await fetch(url, { headers: { ...headers, "accept-language": language } });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};

async function relayed(): Promise<number> {
  const { rows } = await city.handle.pool.query("SELECT relayed_bytes::int AS n FROM job WHERE id = $1", [jobId]);
  return rows[0].n;
}

test("bytes of a bucket without CORS rules are relayed through the site, by a link that can be used once, and are counted", async () => {
  const grant = await begin();
  const link = await askForLink(grant);
  expect(new URL(link.url).origin).toBe(new URL(city.url).origin);
  const whole = await read(link);
  expect([whole.status, whole.text]).toEqual([200, "object 0"]);
  expect(whole.headers.get("etag")).toBe(s3.bucket().get("here/0 +ü.txt")?.etag);
  expect((await read(link)).status).toBe(404);
  await until("the relayed bytes are counted", async () => (await relayed()) === OBJECT_BYTES);
  const rest = await read(await askForLink(grant, 3));
  expect([rest.status, rest.text, rest.headers.get("content-range")]).toEqual([206, "ect 0", "bytes 3-7/8"]);
});

test("it works only for the holder of the lease, and writes nothing", async () => {
  const grant = await begin();
  const link = await askForLink(grant);
  expect((await fetch(link.url, { method: "PUT", body: "another" })).status).toBe(404);
  device.send("room", { slots: 0 });
  await until("no grant is left", () => city.handle.coordinator.state.grants.size === 0);
  expect((await read(link)).status).toBe(404);
  const nothing = { url: `${city.url}/relay/${"A".repeat(43)}`, headers: {} };
  const refused = async (language: string) => {
    const { status, text } = await read(nothing, language);
    return { status, ...JSON.parse(text).error };
  };
  expect(await refused("en")).toMatchObject({
    status: 404,
    code: "NOT_FOUND",
    message: expect.stringMatching(/^This link has expired/),
  });
  expect(await refused("fr-CA")).toMatchObject({ status: 404, message: expect.stringMatching(/^Ce lien a expiré/) });
});

test("one at a time and no more than a job may have: then it pauses, and says why", async () => {
  const grant = await begin();
  const link = await askForLink(grant);
  expect(await ask(grant)).toEqual({ kind: "wait" });
  await read(link);
  for (let round = 1; round < Math.floor(PER_JOB / OBJECT_BYTES); round++) {
    await until("the relayed bytes are counted", async () => (await relayed()) === round * OBJECT_BYTES);
    await read(await askForLink(grant));
  }
  await until("the relayed bytes are counted", async () => (await relayed()) > PER_JOB - OBJECT_BYTES);
  expect(await ask(grant)).toEqual({ kind: "fault", fault: "cors-blocked" });
  expect(city.handle.coordinator.state.jobs.get(jobId)?.reason).toMatchObject({
    kind: "bucket-unreadable",
    fault: "cors-blocked",
  });
});

test("a bucket that breaks off is read on, and one that refuses or has another object gives nothing wrong", async () => {
  const grant = await begin();
  s3.faults.set({ kind: "cut-off", afterBytes: 3, method: "GET", times: 1 });
  expect((await read(await askForLink(grant))).text).toBe("object 0");
  await until("the relayed bytes are counted", async () => (await relayed()) === OBJECT_BYTES);
  const lift = s3.faults.set({ kind: "keys-expired", method: "GET" });
  expect((await read(await askForLink(grant))).status).toBe(503);
  lift();
  s3.bucket().put("here/0 +ü.txt", "another!");
  const changed = await read(await askForLink(grant), "fr");
  expect(changed.status).toBe(412);
  expect(changed.text).toContain("L’objet n’est plus celui");
  expect(await relayed()).toBe(OBJECT_BYTES);
});

test("outputs go the same way, and the bucket verifies their hashes", async () => {
  const { id: _, ...fields } = testConnection(s3);
  const { id: connectionId } = await city.handle.connections.save({ ...fields, owner: "seed" });
  jobId = await city.seed({ units: 1, replicas: 1, destination: { connectionId, template: "out/{unit}" } });
  const outcomes: number[] = [];
  const other = await anotherOf(Date.now);
  device = city.device(
    keeping({
      place: async ({ unit, parts }) => {
        for (const link of parts) {
          const put = async ({ url, headers } = other.at(link), body = textOf(unit)) =>
            (await fetch(url, { method: "PUT", headers, body })).status;
          outcomes.push(
            await put(link, "x"),
            await put(link, textOf(unit).toUpperCase()),
            await put(link),
            await put(),
          );
        }
        return "stored";
      },
    }),
  );
  await until("the listing ends", () => s3.bucket().get(`here/out/listing-${jobId}/end.json`) !== undefined);
  expect(outcomes).toEqual([413, 400, 200, 200]);
  other.close();
  expect(Buffer.from(s3.bucket().bytesOf("here/out/000000") ?? []).toString()).toBe(textOf(0));
});

/** Another coordinator of the city, or the same one after a restart: it knows nothing of earlier tickets. */
async function anotherOf(
  wallNow: () => number,
  secret = city.handle.config.storageKey,
  outbound = city.handle.outbound,
) {
  const { pool, connections } = city.handle;
  const seal = new TicketSeal(secret);
  const log = createLog("silent");
  const relay = new Relay({ pool, log, origin: city.url, now: () => performance.now(), wallNow, seal, limits: LIMITS });
  const [reading, writing] = relayRoutes({ relay, connections, outbound });
  const server = createServer((request, response) => {
    const route = request.method === "PUT" ? writing : reading;
    void route?.handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const at = ({ url, headers }: { url: string; headers: Record<string, string> }) => ({
    url: url.replace(city.url, `http://127.0.0.1:${port}`),
    headers,
  });
  return { at, close: () => server.close() };
}

test("a bucket whose name has come to resolve to one of the city's own addresses is not read through the site", async () => {
  let reached = 0;
  const canary = createServer((_, response) => response.end("the city's own")).on("connection", () => reached++);
  const { port } = new URL(s3.endpoint);
  await new Promise<void>((resolve) => canary.listen(Number(port), "127.0.0.2", resolve));
  const rule = addressRule("127.0.0.1");
  const opened = ["127.0.0.1", "127.0.0.2"].map((address) =>
    createOutbound(rule as AddressRule, (_, done) => setImmediate(done, null, [{ address, family: 4 }])),
  );
  const others = await Promise.all(opened.map((outbound) => anotherOf(Date.now, undefined, outbound)));
  const link = await askForLink(await begin());
  await city.handle.pool.query("UPDATE storage_connection SET endpoint = $1", [`http://turning.example:${port}`]);
  const answers = await Promise.all(others.map((other) => read(other.at(link))));
  expect(answers.map(({ status, text }) => [status, text])).toEqual([
    [200, "object 0"],
    [503, expect.stringContaining("The bucket cannot be reached through this site.")],
  ]);
  expect(reached).toBe(0);
  for (const other of others) other.close();
  await Promise.all(opened.map((outbound) => outbound.close()));
  await new Promise((resolve) => canary.close(resolve));
});

test("any coordinator of the city accepts another's ticket for reading, once and in time", async () => {
  let now = Date.now();
  const other = await anotherOf(() => now);
  const stranger = await anotherOf(() => now, "the secret of another city altogether");
  const link = await askForLink(await begin());
  expect((await read(stranger.at(link))).status).toBe(404);
  expect((await fetch(other.at(link).url, { method: "PUT", body: "another" })).status).toBe(404);
  expect(await read(other.at(link))).toMatchObject({ status: 200, text: "object 0" });
  expect((await read(other.at(link))).status).toBe(404);
  await until("the relayed bytes are counted", async () => (await relayed()) === OBJECT_BYTES);
  expect((await read({ ...link, url: `${link.url.slice(0, -1)}!` })).status).toBe(404);
  await read(link);
  const late = await askForLink(firstGrant() as Grant);
  now += LIMITS.MAX_RELAY_WAIT_MS + MINUTE;
  expect((await read(other.at(late))).status).toBe(404);
  other.close();
  stranger.close();
});
