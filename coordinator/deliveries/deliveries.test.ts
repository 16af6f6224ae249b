import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { DOUBLE, manifest } from "../api/testing/manifests";
import { openTestCity, type TestCity } from "../api/testing/open-test-city";
import { failure, workThrough } from "../api/testing/test-device";
import type { Context } from "../auth/context";
import { deliverOnce } from "../duties/delivery-duty";
import { deliverDue, forgetDeliveries } from "./deliver-due";
import { waitAfter } from "./delivery-schedule";

const { cancelJob, deleteWebhook, listWebhooks, makeWebhook, pauseJob, setJobLetters, submitJob, testWebhook } =
  checkedVerbs;

interface Received {
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}

let city: TestCity;
let receiver: Server;
let mail: SMTPServer;
let program: string;
const calls: Received[] = [];
const letters: string[] = [];
let answers: number[] = [];
let people = 0;
let ctx: Context;

const portOf = (server: { address(): AddressInfo | string | null }) => (server.address() as AddressInfo).port;
const urlOf = (path = "/hooks") => `http://127.0.0.1:${portOf(receiver)}${path}`;

beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    const { url = "", headers } = request;
    const body = await text(request);
    if (url === "/silent") return;
    calls.push({ path: url, headers, body });
    response.writeHead(answers.shift() ?? 204, { location: urlOf("/elsewhere") }).end();
  });
  mail = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, _, done) {
      void text(stream).then((raw) => {
        letters.push(raw);
        done();
      });
    },
  });
  await Promise.all([
    new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve)),
    new Promise<void>((resolve) => mail.listen(0, "127.0.0.1", resolve)),
  ]);
  city = await openTestCity({
    PRIVATE_NETWORKS: "127.0.0.1",
    SMTP_URL: `smtp://127.0.0.1:${portOf(mail.server)}`,
    MAIL_FROM: "city@example.org",
  });
  program = await city.upload(DOUBLE);
});

afterAll(async () => {
  await city.close();
  receiver.closeAllConnections();
  receiver.close();
  mail.close();
});

beforeEach(async () => {
  people += 1;
  ctx = await city.person(`Person${people}`);
  // Left by earlier tests, and letters of welcome.
  await city.handle.pool.query("UPDATE delivery SET next_at = NULL");
  await city.handle.post.settled();
  calls.length = 0;
  letters.length = 0;
  answers = [];
});

const round = () => deliverDue({ pool: city.handle.pool, random: () => 0, deliver: deliverOnce(city.handle) });

/** Makes every delivery due now. */
const later = () => city.handle.pool.query("UPDATE delivery SET next_at = now() WHERE next_at IS NOT NULL");

const log = async () => (await listWebhooks({ ctx, input: {} })).deliveries;

function isSigned({ headers, body }: Received, secret: string) {
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  return headers["webhook-signature"] === `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
}

const submit = (units = 2) =>
  submitJob({ ctx, input: manifest(program, { inputs: { kind: "range", from: 1, to: units } }) });

test("a finished job is reported to its customer's webhook, signed, and to no other customer's", async () => {
  const { secret } = await makeWebhook({ ctx, input: { url: urlOf() } });
  await makeWebhook({ ctx: await city.person(`Other${people}`), input: { url: urlOf("/other") } });
  const job = await submit();
  await workThrough(city, (unit) => (unit === 1 ? failure("no") : "yes"));
  await workThrough(city, (unit) => (unit === 1 ? failure("no") : "yes"));
  await round();
  expect(calls.map(({ path }) => path)).toEqual(["/hooks"]);
  const [call] = calls as [Received];
  expect(isSigned(call, secret)).toBe(true);
  expect(JSON.parse(call.body)).toMatchObject({
    type: "job.finished",
    data: { jobId: job.id, name: "Doubles", state: "finished", units: 2, agreed: 1, failed: 1 },
  });
  expect(await log()).toMatchObject([
    { kind: "job.finished", jobId: job.id, to: urlOf(), tries: 1, status: 204, problem: null, nextAt: null },
  ]);
  await later();
  await round();
  expect(calls).toHaveLength(1);
});

test("pausing by hand is not reported, and cancelling is", async () => {
  await makeWebhook({ ctx, input: { url: urlOf() } });
  const { id: jobId } = await submit();
  await pauseJob({ ctx, input: { jobId } });
  await round();
  expect(calls).toEqual([]);
  await cancelJob({ ctx, input: { jobId } });
  await round();
  expect(calls.map(({ body }) => JSON.parse(body).type)).toEqual(["job.cancelled"]);
});

test("a failed delivery is retried with the same id and body, and finally given up", async () => {
  const { id: webhookId } = await makeWebhook({ ctx, input: { url: urlOf() } });
  await testWebhook({ ctx, input: { webhookId } });
  answers = [500, 503, 200];
  for (let tries = 0; tries < 3; tries++) {
    await round();
    await later();
  }
  expect(new Set(calls.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  expect(new Set(calls.map(({ body }) => body)).size).toBe(1);
  expect(await log()).toMatchObject([{ tries: 3, status: 200, nextAt: null, problem: null }]);

  await testWebhook({ ctx, input: { webhookId } });
  answers = Array(20).fill(500);
  for (let tries = 0; tries < 12; tries++) {
    await round();
    await later();
  }
  expect((await log())[0]).toMatchObject({ tries: 9, status: 500, nextAt: null, deliveredAt: null });
  const waits = Array.from({ length: 8 }, (_, at) => Number(waitAfter(at + 1, 0)));
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waitAfter(9, 0)).toBeUndefined();
});

test("a delivery whose coordinator dies is made by another, and several coordinators make each once", async () => {
  const { id: webhookId } = await makeWebhook({ ctx, input: { url: urlOf() } });
  await testWebhook({ ctx, input: { webhookId } });
  // It is claimed by a coordinator that dies.
  const deliver = () => Promise.reject(new Error("killed"));
  await expect(deliverDue({ pool: city.handle.pool, random: () => 0, deliver })).rejects.toThrow("killed");
  await round();
  expect(calls).toEqual([]);
  await later();
  await Promise.all([round(), round(), round()]);
  expect(calls).toHaveLength(1);
  expect(await log()).toMatchObject([{ tries: 2, status: 204 }]);
});

test("redirects are not followed, and addresses that have come to be private ones are never called", async () => {
  const { id: webhookId } = await makeWebhook({ ctx, input: { url: urlOf() } });
  answers = [302];
  await testWebhook({ ctx, input: { webhookId } });
  await round();
  expect(calls.map(({ path }) => path)).toEqual(["/hooks"]);
  expect(await log()).toMatchObject([{ status: 302, problem: { kind: "redirected" }, nextAt: null }]);
  for (const url of ["https://169.254.169.254/latest", "https://10.0.0.1/", "https://[::1]/", "http://8.8.8.8/"]) {
    await city.handle.prisma.webhook.update({ where: { id: webhookId }, data: { url } });
    await testWebhook({ ctx, input: { webhookId } });
    await round();
    const [tried] = await log();
    expect(tried).toMatchObject({ status: null, nextAt: null, tries: 1 });
    const reason = url.startsWith("http:") ? "plain-http" : "address-refused";
    expect(tried?.problem).toEqual({ kind: "unreached", host: new URL(url).host, reason });
  }
});

test("a receiver that never answers times out and delays only its own customer's deliveries", async () => {
  const { id: webhookId } = await makeWebhook({ ctx, input: { url: urlOf("/silent") } });
  const owner = ctx.person?.id ?? "";
  await city.handle.prisma.delivery.createMany({
    data: ["a", "b", "c", "d", "e"].map((id) => ({ id, owner, webhookId, kind: "webhook.test", facts: {} })),
  });
  const other = await city.person(`Quick${people}`);
  const quick = await makeWebhook({ ctx: other, input: { url: urlOf("/quick") } });
  await testWebhook({ ctx: other, input: { webhookId: quick.id } });
  const rounded = round();
  await expect.poll(() => calls.map(({ path }) => path), { timeout: 120_000 }).toEqual(["/quick"]);
  expect(await rounded).toBe(1 + LIMITS.MAX_DELIVERIES_PER_CUSTOMER);
  const tried = (await log()).filter(({ tries }) => tries > 0);
  expect(tried).toHaveLength(LIMITS.MAX_DELIVERIES_PER_CUSTOMER);
  expect(tried[0]?.problem).toEqual({ kind: "too-slow", seconds: 10 });
});

test("deliveries to a deleted webhook are dropped", async () => {
  const { id: webhookId } = await makeWebhook({ ctx, input: { url: urlOf() } });
  await testWebhook({ ctx, input: { webhookId } });
  await deleteWebhook({ ctx, input: { webhookId } });
  await round();
  expect(calls).toEqual([]);
  expect(await log()).toMatchObject([{ to: null, problem: { kind: "webhook-deleted" }, nextAt: null }]);
});

test("invalid addresses, too many webhooks and too many tests are refused", async () => {
  for (const url of ["example.org", "ftp://example.org/", "https://me:secret@example.org/", "https://example.org/#a"]) {
    await expect(makeWebhook({ ctx, input: { url } })).rejects.toMatchObject({ issues: [{ path: "url" }] });
  }
  const made = await makeWebhook({ ctx, input: { url: urlOf() } });
  const rest = Array.from({ length: LIMITS.MAX_WEBHOOKS }, () => makeWebhook({ ctx, input: { url: urlOf() } }));
  const outcomes = await Promise.allSettled(rest);
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(1);
  const input = { webhookId: made.id };
  for (let at = 0; at < LIMITS.MAX_WEBHOOK_TESTS_PER_MINUTE; at++) await testWebhook({ ctx, input });
  await expect(testWebhook({ ctx, input })).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
});

test("a customer who asked for letters gets one when a job ends, if their address is verified", async () => {
  await setJobLetters({ ctx, input: { on: true } });
  await cancelJob({ ctx, input: { jobId: (await submit()).id } });
  await round();
  expect(letters).toEqual([]);
  expect(await log()).toMatchObject([{ to: "mail", problem: { kind: "address-unproven" }, nextAt: null }]);
  await city.handle.prisma.person.update({ where: { id: ctx.person?.id ?? "" }, data: { emailVerified: true } });
  const job = await submit();
  await cancelJob({ ctx, input: { jobId: job.id } });
  await round();
  expect(letters).toHaveLength(1);
  expect(letters[0]).toContain("Subject: Doubles is cancelled");
  expect(letters[0]).toContain(`/jobs/${job.id}`);
  await setJobLetters({ ctx: { ...ctx, language: "fr" }, input: { on: true } });
  await cancelJob({ ctx, input: { jobId: (await submit()).id } });
  await round();
  expect(letters).toHaveLength(2);
  expect(letters[1]).toContain("calcul_annul=C3=A9");
  await setJobLetters({ ctx, input: { on: false } });
  await cancelJob({ ctx, input: { jobId: (await submit()).id } });
  await round();
  expect(letters).toHaveLength(2);
});

test("a delivery is written in the transaction of its job's state, and removed after its time", async () => {
  const { pool } = city.handle;
  await makeWebhook({ ctx, input: { url: urlOf() } });
  const { id } = await submit();
  const pause = `UPDATE job SET state = 'paused', state_reason = '{"kind":"budget-spent"}' WHERE id = $1`;
  const tx = await pool.connect();
  await tx.query("BEGIN");
  await tx.query(pause, [id]);
  await tx.query("ROLLBACK");
  tx.release();
  expect(await log()).toEqual([]);
  await pool.query(pause, [id]);
  expect(await log()).toMatchObject([{ kind: "job.paused", tries: 0 }]);
  await pool.query("UPDATE delivery SET created_at = now() - interval '31 days' WHERE owner = $1", [ctx.person?.id]);
  await forgetDeliveries(pool);
  expect(await log()).toEqual([]);
});
