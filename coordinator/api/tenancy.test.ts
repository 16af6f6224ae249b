import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { io, type Socket } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeOutput } from "#core/units/output";
import { type DeviceToCoordinator, GRANT_HEADER, type Grant, type ReplicaResult } from "#protocol/device-messages";
import { LIVE_NAMESPACE, type PageToLive } from "#protocol/live-messages";
import { makeInvitation } from "../auth/admin-invitations";
import { PROJECT_ROOT } from "../project-root";
import { serveSite } from "../serve-site";
import { citySnapshot } from "../testing/city-snapshot";
import type { SimulatedDevice } from "../testing/simulated-device";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { submitJob } from "./jobs/submit-job";
import { operations } from "./operations";
import { DOUBLE, manifest } from "./testing/manifests";

const ACTORS = ["stranger", "device", "other", "owner", "admin"] as const;
type Actor = (typeof ACTORS)[number];
type Answers = Record<Actor, number>;

/** What each is answered. Another's job does not exist for a customer, and the console is nobody's but an admin's. */
const ANYONE: Answers = { stranger: 200, device: 401, other: 200, owner: 200, admin: 200 };
const PERSON: Answers = { ...ANYONE, stranger: 401 };
const OWN_JOB: Answers = { ...PERSON, other: 404 };
const ADMIN: Answers = { ...PERSON, other: 403, owner: 403 };
/** Whoever asks gets their own thing of that name, and here only the owner has one. */
const OWN_THING: Answers = { ...OWN_JOB, admin: 404 };

interface Rule {
  answers: Answers;
  input?: () => object;
  params?: Record<string, () => string>;
}

/** The rule of every operation. One that is not here has no rule, and fails. */
const RULES: Record<string, Rule> = {
  checkProgram: { answers: PERSON, input: () => ({ runtime: "js", blob: program }) },
  listSamples: { answers: ANYONE },
  previewJob: { answers: PERSON, input: () => ({ manifest: manifest(program) }) },
  tryJob: { answers: PERSON, input: () => manifest(program) },
  submitJob: { answers: PERSON, input: () => manifest(program) },
  listJobs: { answers: PERSON },
  getJob: { answers: OWN_JOB },
  dialJob: { answers: OWN_JOB, params: { jobId: () => running }, input: () => ({ cores: 3 }) },
  pauseJob: { answers: OWN_JOB, params: { jobId: () => running } },
  resumeJob: { answers: OWN_JOB, params: { jobId: () => running } },
  cancelJob: { answers: OWN_JOB, params: { jobId: () => doomed } },
  addBudget: { answers: OWN_JOB, params: { jobId: () => running }, input: () => ({ amount: "0.01" }) },
  listResults: { answers: OWN_JOB },
  streamResults: { answers: OWN_JOB },
  zipResults: { answers: OWN_JOB },
  getUnit: { answers: OWN_JOB },
  getPart: { answers: OWN_JOB },
  getMosaic: { answers: OWN_JOB },
  getHistory: { answers: OWN_JOB },
  getAccount: { answers: PERSON },
  listKeys: { answers: PERSON },
  makeKey: { answers: PERSON, input: () => ({ name: "one more", days: 1 }) },
  revokeKey: { answers: OWN_THING, params: { keyId: () => spareKeyId } },
  getStatement: { answers: PERSON },
  // The invitation is for the owner's address.
  acceptInvitation: {
    answers: { ...PERSON, other: 403, admin: 403 },
    input: () => ({ token: invitation }),
  },
  claimDevice: {
    answers: { ...OWN_JOB, other: 409, admin: 409 },
    input: () => ({ deviceToken: claimed.deviceToken }),
  },
  getFleet: { answers: ADMIN },
  listDevices: { answers: ADMIN },
  getDevice: { answers: ADMIN },
  banDevice: { answers: ADMIN, input: () => ({ reason: "It lied" }) },
  unbanDevice: { answers: ADMIN },
  listAdminJobs: { answers: ADMIN },
  stopJob: { answers: ADMIN, input: () => ({ reason: "It is late" }), params: { jobId: () => stopped } },
  listQuarantines: { answers: ADMIN },
  liftQuarantine: {
    answers: { ...ADMIN, admin: 404 },
    input: () => ({ reason: "It is mine" }),
    params: { program: () => "0".repeat(64) },
  },
  listCustomers: { answers: ADMIN },
  giveMoney: { answers: ADMIN, input: () => ({ amount: "0.01", note: "A gift" }) },
  welcomePerson: { answers: ADMIN },
  makeResetLink: { answers: ADMIN },
  listAdmins: { answers: ADMIN },
  inviteAdmin: { answers: ADMIN, input: () => ({ email: "new.admin@example.org" }) },
  withdrawInvitation: { answers: ADMIN, params: { invitationId: () => spareInvitation } },
  revokeAdmin: { answers: ADMIN, params: { customerId: () => ids["deputy"] ?? "" } },
  getLedger: { answers: ADMIN },
  listAudit: { answers: ADMIN },
  getCity: { answers: ADMIN },
  stopCity: { answers: ADMIN, input: () => ({ reason: "A drill" }) },
  resumeCity: { answers: ADMIN },
};

const SECRET = "The lighthouse keeper's sum";

let city: TestCoordinator;
let claimed: SimulatedDevice;
let holder: SimulatedDevice;
let grant: Grant;
let program: string;
let jobId: string;
let running: string;
let doomed: string;
let stopped: string;
let spareKeyId: string;
let invitation: string;
let spareInvitation: string;
const ids: Record<string, string> = {};
const keys: Record<string, string> = {};

beforeAll(async () => {
  city = await startTestCoordinator();
  await serveSite(city.running, false);
  const { auth, prisma } = city.handle;
  for (const name of ["other", "owner", "admin", "deputy"]) {
    const id = await auth.signUp({ name, email: `${name}@example.org`, password: "a long password" });
    ids[name] = id;
    keys[name] = (await auth.keys.make(id, "tenancy", null)).key;
  }
  for (const name of ["admin", "deputy"]) {
    await prisma.person.update({ where: { id: ids[name] ?? "" }, data: { role: "admin" } });
  }
  program = await city.upload(Buffer.from(DOUBLE));
  await prisma.person.update({ where: { id: ids["other"] ?? "" }, data: { welcomedAt: null } });
  spareKeyId = (await auth.keys.make(ids["owner"] ?? "", "spare", null)).id;
  invitation = (await makeInvitation(prisma, "owner@example.org", "admin")).token;
  spareInvitation = (await makeInvitation(prisma, "nobody@example.org", "admin")).id;
  const person = { id: ids["owner"] as never, name: "owner", email: "owner@example.org", role: "person" as const };
  const submit = async (units: number) => {
    const input = manifest(program, { name: SECRET, inputs: { kind: "range", from: 1, to: units }, replicas: 1 });
    return (await submitJob({ ctx: { person, via: "test" }, input })).id;
  };
  jobId = await submit(3);
  claimed = city.device({ answer });
  await claimed.until(({ acknowledged }) => acknowledged.get(jobId)?.size === 3);
  claimed.say("room", { slots: 0 });
  await prisma.device.update({ where: { id: claimed.deviceId }, data: { ownerId: ids["owner"] ?? null } });
  [running, doomed, stopped] = [await submit(5), await submit(5), await submit(5)];
  holder = city.device({ answer: () => null });
  grant = await holder.hears("grant");
  await city.handle.coordinator.settled();
});

afterAll(() => city.close());

function answer(unit: number): ReplicaResult {
  const text = (words: string) => new TextEncoder().encode(words);
  const output = { exitCode: 0, type: "json" as const, parts: [{ name: "output", bytes: text(String(unit * 2)) }] };
  return { kind: "output", unit, fuel: 0, ms: 1, bytes: Buffer.from(encodeOutput(output, text)) };
}

const credentials = (actor: Actor): Record<string, string> => {
  if (actor === "stranger") return {};
  return { authorization: actor === "device" ? `Device ${claimed.deviceToken}` : `Bearer ${keys[actor]}` };
};

async function ask(actor: Actor, method: string, at: string, body?: unknown) {
  const headers = { ...credentials(actor), "content-type": "application/json" };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answered = await fetch(city.url + at, { method, headers, redirect: "manual", ...sent });
  return { status: answered.status, text: await answered.text() };
}

function callOf(id: string, changes: Record<string, string> = {}) {
  const operation = operations.find((one) => one.id === id);
  const rule = RULES[id];
  if (!operation || !rule) throw new Error(`The operation ${id} has no rule here: say what each may do with it.`);
  const standard: Record<string, string> = {
    jobId,
    unit: "0",
    name: "output",
    deviceId: claimed.deviceId,
    customerId: ids["other"] ?? "",
  };
  const at = operation.path.replace(/\{(\w+)\*?\}/g, (_, name: string) => {
    const value = changes[name] ?? rule.params?.[name]?.() ?? standard[name];
    if (value === undefined) throw new Error(`The operation ${id} has a parameter ${name} that no rule gives.`);
    return value;
  });
  return {
    method: operation.method,
    at: `/api/v1${at}`,
    body: operation.method === "GET" ? undefined : (rule.input?.() ?? {}),
  };
}

const as = async (actor: Actor, id: string, changes?: Record<string, string>) => {
  const { method, at, body } = callOf(id, changes);
  return ask(actor, method, at, body);
};

test("every operation has a rule, and every rule an operation", () => {
  expect(Object.keys(RULES).sort()).toEqual(operations.map(({ id }) => id).sort());
});

test("whoever may not is told so, learns nothing, and changes nothing", async () => {
  const before = await citySnapshot(city.handle);
  for (const { id } of operations) {
    for (const actor of ACTORS) {
      const expected = RULES[id]?.answers[actor] ?? 0;
      if (expected === 200) continue;
      const { status, text } = await as(actor, id);
      expect([id, actor, status]).toEqual([id, actor, expected]);
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain("owner@example.org");
    }
  }
  expect(await citySnapshot(city.handle)).toEqual(before);
});

test("a job of somebody else cannot be told from none", async () => {
  const theirs = operations.filter(({ path: at }) => at.includes("{jobId}"));
  expect(theirs.length).toBeGreaterThan(10);
  for (const { id } of theirs.filter((one) => RULES[one.id]?.answers.other === 404)) {
    const nothing = "job_0123456789abcdef";
    const [real, unreal] = [await as("other", id, { jobId }), await as("other", id, { jobId: nothing })];
    expect(real.status).toBe(unreal.status);
    expect(real.text.replaceAll(jobId, nothing)).toBe(unreal.text);
  }
});

/** Pages by who asks: the status, and whether the owner's secret may be in it. `307` leads to the sign-in page. */
const PAGES: Record<string, Answers> = {
  "/": ANYONE,
  "/how-it-works": ANYONE,
  "/safety": ANYONE,
  "/prices": ANYONE,
  "/sign-in": ANYONE,
  "/sign-up": ANYONE,
  "/setup": ANYONE,
  "/forgot-password": ANYONE,
  "/reset-password": ANYONE,
  "/invitation": ANYONE,
  "/jobs": { ...PERSON, stranger: 307 },
  "/jobs/new": { ...PERSON, stranger: 307 },
  "/jobs/[jobId]": { ...OWN_JOB, stranger: 307 },
  "/account": { ...PERSON, stranger: 307 },
};

test("every page shows a person's things to that person and to admins alone", async () => {
  const manifestFile = path.join(PROJECT_ROOT, ".next", "app-path-routes-manifest.json");
  const pages = Object.values(JSON.parse(readFileSync(manifestFile, "utf8")) as Record<string, string>).filter(
    (page) => !page.startsWith("/api/") && !page.startsWith("/_"),
  );
  for (const page of pages) {
    const rule = PAGES[page] ?? (page.startsWith("/admin") ? "console" : undefined);
    if (rule === undefined) throw new Error(`The page ${page} has no rule here: say who may see what on it.`);
    const at = page.replace("[jobId]", jobId).replace("[deviceId]", claimed.deviceId);
    for (const actor of ["stranger", "other", "owner", "admin"] as const) {
      const { status, text } = await ask(actor, "GET", at);
      if (rule !== "console") expect([page, actor, status]).toEqual([page, actor, rule[actor]]);
      const mayKnow = actor === "admin" || (actor === "owner" && rule !== "console");
      if (page === "/jobs/[jobId]" && mayKnow) expect([actor, text.includes(SECRET)]).toEqual([actor, true]);
      if (!mayKnow) expect([page, actor, text.includes(SECRET)]).toEqual([page, actor, false]);
      if (rule === "console" && actor !== "admin") {
        expect([page, actor, text.includes(claimed.deviceId) && !at.includes(claimed.deviceId)]).toEqual([
          page,
          actor,
          false,
        ]);
        expect([page, actor, text.includes("other@example.org") && actor !== "other"]).toEqual([page, actor, false]);
      }
    }
  }
});

/** A request by a device for bytes of one of its grants. */
const granted = (device: SimulatedDevice, { grantId, jobId: of, block, units, token }: Grant) => ({
  authorization: `Device ${device.deviceToken}`,
  [GRANT_HEADER]: JSON.stringify({ grantId, jobId: of, block, units, token }),
});

test("bytes are for who uploaded them, for the devices that compute with them, and for nobody who guesses their name", async () => {
  const secret = "7";
  const name = hash("sha256", secret);
  const read = async (headers: Record<string, string>, of = name) => {
    const answered = await fetch(`${city.url}/blobs/${of}`, { headers });
    return { status: answered.status, text: await answered.text() };
  };
  const uploaded = await fetch(`${city.url}/api/v1/blobs`, {
    method: "POST",
    headers: credentials("owner"),
    body: secret,
  });
  expect(uploaded.status).toBe(200);
  const READS = { stranger: 401, device: 404, other: 404, owner: 200, admin: 200 };
  for (const actor of ACTORS) {
    const { status, text } = await read(credentials(actor));
    expect([actor, status, text === secret]).toEqual([actor, READS[actor], READS[actor] === 200]);
    // One that is there cannot be told from one that is not.
    if (status !== 200) expect(await read(credentials(actor), "0".repeat(64))).toEqual({ status, text });
    expect([actor, (await ask(actor, "GET", "/blobs/")).status]).toEqual([actor, 404]);
  }
  // Nor by a manifest that names it.
  for (const named of [name, "0".repeat(64)]) {
    const { status, text } = await ask("other", "POST", "/api/v1/programs/check", { runtime: "js", blob: named });
    expect([status, text]).toEqual([400, expect.stringContaining("was uploaded")]);
    const stolen = manifest(program, { inputs: { kind: "lines", source: { blob: named } } });
    const planned = await ask("other", "POST", "/api/v1/jobs/try", stolen);
    expect([planned.status, planned.text]).toEqual([400, expect.stringContaining("was uploaded")]);
    const shared = manifest(program, { shared: [{ path: "theirs", source: { blob: named } }] });
    expect((await ask("other", "POST", "/api/v1/jobs", shared)).status).toBe(400);
    const line = JSON.stringify({ files: [{ path: "theirs", blob: named }] });
    const sent = { method: "POST", headers: credentials("other"), body: `${line}\n` };
    const { blob } = (await (await fetch(`${city.url}/api/v1/blobs`, sent)).json()) as { blob: string };
    const inLines = manifest(program, { inputs: { kind: "jsonl", source: { blob } } });
    const asked = await ask("other", "POST", "/api/v1/jobs/try", inLines);
    expect([asked.status, asked.text]).toEqual([
      400,
      expect.stringContaining("Line 1 names a blob that was not uploaded"),
    ]);
  }
  // Whoever knows the bytes may bring them, and is told no more than they said.
  const again = await fetch(`${city.url}/api/v1/blobs`, {
    method: "POST",
    headers: credentials("other"),
    body: secret,
  });
  expect(await again.json()).toEqual({ blob: name, bytes: 1 });
  expect(await read(credentials("other"))).toEqual({ status: 200, text: secret });
});

test("a device reads what its grant needs and nothing else, and only the device that was granted it", async () => {
  const { sheet } = holder.heardOf("grant").find((one) => one.sheet !== undefined) ?? {};
  const needed = sheet?.program.hash ?? "";
  const get = async (headers: Record<string, string>, of: string) =>
    (await fetch(`${city.url}/blobs/${of}`, { headers })).status;
  const proof = granted(holder, grant);
  expect(await get(proof, needed)).toBe(200);
  const other = await city.upload(Buffer.from("of no job"));
  expect(await get(proof, other)).toBe(404);
  expect(await get({ authorization: proof.authorization }, needed)).toBe(404);
  expect(await get({ ...proof, authorization: `Device ${claimed.deviceToken}` }, needed)).toBe(404);
  const another = grant.jobId === doomed ? running : doomed;
  expect(await get({ ...proof, [GRANT_HEADER]: proof[GRANT_HEADER].replace(grant.jobId, another) }, needed)).toBe(404);
  expect(await get({ ...proof, [GRANT_HEADER]: "{" }, needed)).toBe(404);
});

test("outputs are delivered by devices with a grant, and uploads by people", async () => {
  const bytes = "somebody's bytes";
  const name = hash("sha256", bytes);
  for (const actor of ACTORS) {
    const put = await fetch(`${city.url}/blobs/${name}`, { method: "PUT", headers: credentials(actor), body: bytes });
    expect([actor, put.status]).toEqual([actor, actor === "device" ? 403 : 401]);
    const post = await fetch(`${city.url}/api/v1/blobs`, { method: "POST", headers: credentials(actor), body: bytes });
    expect([actor, post.status]).toEqual([actor, PERSON[actor]]);
  }
  const put = await fetch(`${city.url}/blobs/${name}`, { method: "PUT", headers: granted(holder, grant), body: bytes });
  expect(put.status).toBe(200);
});

test("pictures are for the job's customer, for admins and for the devices that compute it", async () => {
  const mayLook = new Set<Actor>(["device", "owner", "admin"]);
  for (const actor of ACTORS) {
    const expected = mayLook.has(actor)
      ? { status: 200, text: "" }
      : { status: 404, text: "There is no such picture." };
    expect([actor, await ask(actor, "GET", `/pictures/${jobId}`)]).toEqual([actor, expected]);
    const unknown = await ask(actor, "GET", "/pictures/job_0123456789abcdef");
    expect([actor, unknown.status]).toEqual([actor, 404]);
  }
  const byDevice = { headers: { authorization: `Device ${holder.deviceToken}` } };
  const statusOf = async (id: string) => (await fetch(`${city.url}/pictures/${id}`, byDevice)).status;
  expect([await statusOf(grant.jobId), await statusOf(jobId)]).toEqual([200, 404]);
});

/** What another device says of a grant that is not its own. A word that is not here does not compile. */
const WORDS: { [Word in keyof DeviceToCoordinator]: () => unknown } = {
  room: () => ({ slots: 0 }),
  return: () => ({ grantId: grant.grantId, results: grant.units.map(answer) }),
  release: () => ({ grantId: grant.grantId, units: grant.units }),
  renew: () => ({ grantIds: [grant.grantId] }),
};

test.each(Object.keys(WORDS))("a device that says %s about another's grant changes nothing", async (word) => {
  const thief = city.device({ slots: 0 });
  await thief.hears("idle");
  const before = await citySnapshot(city.handle);
  thief.say(word, WORDS[word as keyof typeof WORDS]());
  const stub = {
    grantId: grant.grantId,
    jobId: grant.jobId,
    block: grant.block,
    units: grant.units,
    token: grant.token,
  };
  if (word === "return") thief.say(word, { ...(WORDS.return() as object), stub });
  const at = thief.heard.length;
  thief.say("room", { slots: 0 });
  await thief.hears("idle", at);
  expect(await citySnapshot(city.handle)).toEqual(before);
  thief.close();
});

test("a device that never joined is nobody in the place for devices, and one in the place for pages is a stranger", async () => {
  const page: Socket = io(city.url + LIVE_NAMESPACE, {
    ...{ transports: ["websocket"], parser: msgpack, forceNew: true, reconnection: false },
    auth: { deviceToken: claimed.deviceToken },
  });
  expect(await page.emitWithAck("follow", { topic: "job", jobId })).toMatchObject({ ok: false });
  page.disconnect();
});

/** What a page may say, and who is heard. A word that is not here does not compile. */
const LIVE: {
  [Word in keyof PageToLive]: {
    job: Record<Exclude<Actor, "device">, boolean>;
    fleet: Record<Exclude<Actor, "device">, boolean>;
  };
} = {
  follow: {
    job: { stranger: false, other: false, owner: true, admin: true },
    fleet: { stranger: false, other: false, owner: false, admin: true },
  },
  unfollow: {
    job: { stranger: true, other: true, owner: true, admin: true },
    fleet: { stranger: true, other: true, owner: true, admin: true },
  },
};

test("pages follow their own jobs, and an admin's the fleet", async () => {
  for (const actor of ["stranger", "other", "owner", "admin"] as const) {
    const page: Socket = io(city.url + LIVE_NAMESPACE, {
      ...{ transports: ["websocket"], parser: msgpack, forceNew: true, reconnection: false },
      extraHeaders: credentials(actor),
    });
    const topics = { job: { topic: "job", jobId }, fleet: { topic: "fleet" } } as const;
    for (const topic of ["job", "fleet"] as const) {
      const told: { ok: boolean } = await page.emitWithAck("follow", topics[topic]);
      expect([actor, topic, told.ok]).toEqual([actor, topic, LIVE.follow[topic][actor]]);
      page.emit("unfollow", topics[topic]);
    }
    expect((await page.emitWithAck("follow", { topic: "job", jobId: "job_0123456789abcdef" })).ok).toBe(false);
    expect(page.connected).toBe(LIVE.unfollow.job[actor]);
    page.disconnect();
  }
});

test("whoever may is answered, and of other people's things only an admin hears", async () => {
  const last = ["cancelJob", "stopJob", "revokeKey", "acceptInvitation"];
  const inOrder = [...operations].sort((a, b) => last.indexOf(a.id) - last.indexOf(b.id));
  for (const { id } of inOrder) {
    for (const actor of ACTORS) {
      if (RULES[id]?.answers[actor] !== 200) continue;
      // What ends a thing is done once, by the first who may.
      if (last.includes(id) && actor === "admin" && RULES[id]?.answers.owner === 200) continue;
      const { status, text } = await as(actor, id);
      expect([id, actor, status, status === 200 ? "" : text]).toEqual([id, actor, 200, ""]);
      if (actor === "owner" || actor === "admin") continue;
      expect([id, actor, text.includes(SECRET), text.includes("owner@example.org")]).toEqual([id, actor, false, false]);
    }
  }
});
