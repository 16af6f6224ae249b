import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readArchive } from "#archives/read-archive";
import { accounts } from "#core/ledger/ledger";
import { HELD_KINDS } from "#protocol/people/held-kinds";
import { checkedVerbs } from "../api/testing/checked-verbs";
import type { Context } from "../auth/context";
import { eraseJobs } from "../keeping/erase-jobs";
import { ledgerSum } from "../testing/ledger-sum";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { beginDeletion } from "./begin-deletion";
import { finishDeletion, finishDeletions } from "./finish-deletions";
import { HELD_TABLES, isHeld } from "./held-data";
import { type KnownPerson, knownPerson, PASSWORD, SECRETS } from "./testing/known-person";
import { schemaTables } from "./testing/schema-tables";
import { tracesOf } from "./testing/traces-of";

const { deleteAccount, exportAccount, listAudit, listCustomers, previewDeletion } = checkedVerbs;

let city: TestCoordinator;
let zelda: KnownPerson;

beforeAll(async () => {
  city = await startTestCoordinator();
  zelda = await knownPerson(city);
});

afterAll(() => city.close());

/** Columns by what the table of held data says of them. */
const columnsThat = (which: "personal" | "keepsNumber") =>
  schemaTables()
    .flatMap(({ model, table }) => {
      const held = HELD_TABLES[model];
      return isHeld(held) ? (held[which] ?? []).map((column) => `${table}.${column}`) : [];
    })
    .sort();

const wordsOf = ({ id, email, word }: KnownPerson) => [id, email, word];

/** What the keeper does within the hour, and the duty after it. */
async function hourLater() {
  await eraseJobs(city.handle.pool, { steps: 100, delayMs: 0 });
  await finishDeletions(city.handle);
}

const balanceOf = async (id: string) =>
  Number((await city.handle.prisma.ledgerAccount.findUnique({ where: { id } }))?.balanceNanos ?? 0);
const rowOf = (id: string) => city.handle.prisma.person.findUnique({ where: { id } });

test("every column that names people, or has words about them, is known as such", async () => {
  const tables = schemaTables();
  expect(tables.length).toBeGreaterThan(30);
  expect(tables.map(({ model }) => model).sort()).toEqual(Object.keys(HELD_TABLES).sort());
  const all = tables.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`));
  const personal = columnsThat("personal");
  expect(personal.filter((column) => !all.includes(column))).toEqual([]);
  // A coordinator owns a block while it works on it.
  const others = ["block.owner", "person.email_verified"];
  const named = all.filter((column) => /\.(.*_)?(person|owner|customer|user|email|actor|removed_by)(_|$)/.test(column));
  expect(named.length).toBeGreaterThan(12);
  expect(named.filter((column) => !personal.includes(column) && !others.includes(column))).toEqual([]);
  // Of somebody of whom every table knows, no other column has anything; and each of these has.
  const traces = await tracesOf(city.handle.pool, [...wordsOf(zelda), "203.0.113.0/24"]);
  expect(traces.filter((column) => !personal.includes(column))).toEqual([]);
  // Hashes.
  const unseen = ["pairing.network", "sign_in_account.password", "api_key.key", "job.network", "partner.network"];
  expect(personal.filter((column) => !traces.includes(column))).toEqual(unseen.sort());
});

async function exportOf(ctx: Context): Promise<Map<string, string>> {
  const zip = await buffer(Readable.from(await exportAccount({ ctx, input: {} })));
  const bytes = (start: number, end: number) => zip.subarray(start, end);
  const files = new Map<string, string>();
  const archive = {
    size: zip.length,
    bytes: async (start: number, end: number) => bytes(start, end),
    open: (start: number, end: number) => Readable.from([bytes(start, end)]),
  };
  for await (const { name, content } of readArchive(archive))
    files.set(name, (await buffer(Readable.from(content))).toString());
  return files;
}

const linesOf = (text: string | undefined) =>
  (text ?? "")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

test("an export has everything that is held about a person, in files that its README explains, and no secrets", async () => {
  const files = await exportOf(zelda.ctx);
  const named = Object.values(HELD_KINDS).filter((file) => file !== null);
  expect([...files.keys()].sort()).toEqual(["README.txt", ...named].sort());
  for (const file of named) {
    expect([file, linesOf(files.get(file)).length > 0]).toEqual([file, true]);
    expect(files.get("README.txt")).toContain(`${file}: `);
  }
  expect(linesOf(files.get("profile.json"))).toEqual([
    expect.objectContaining({
      ...{ id: zelda.id, email: zelda.email, jobLetters: "en" },
      deviceRules: expect.objectContaining({ onMetered: true }),
    }),
  ]);
  const jobs = linesOf(files.get("jobs.ndjson"));
  expect(jobs.map(({ id }) => id).sort()).toEqual(Object.values(zelda.jobs).sort());
  expect(jobs[0].manifest).toMatchObject({ inputs: { kind: "range" } });
  expect(linesOf(files.get("device-answers.ndjson"))).toHaveLength(3);
  const statement = linesOf(files.get("statement.ndjson"));
  const own = statement.filter(({ account }) => account === accounts.gift(zelda.id));
  expect(own.reduce((sum, { amountNanos }) => sum + amountNanos, 0)).toBe(await balanceOf(accounts.gift(zelda.id)));
  // What an admin did to her, but not who it was.
  const given = linesOf(files.get("audit.ndjson")).find(({ act }) => act === "money.given");
  expect(given).toMatchObject({ by: "somebody else", facts: { note: expect.stringContaining(zelda.word) } });

  const { prisma } = city.handle;
  const account = await prisma.account.findFirstOrThrow({ where: { userId: zelda.id } });
  const key = await prisma.apiKey.findFirstOrThrow({ where: { referenceId: zelda.id } });
  const all = [...files.values()].join("\n");
  for (const secret of [...Object.values(SECRETS), account.password ?? "", key.key, "admin@example.org"])
    expect([secret, all.includes(secret)]).toEqual([secret, false]);
});

test("an export has nobody else's, is in French where its reader is, and goes on past a page", async () => {
  const other = await knownPerson(city);
  const rows = Array.from({ length: 1_201 }, (_, at) => ({
    ...{ id: `del_${other.id}_${at}`, owner: other.id, kind: "webhook.test", facts: {}, nextAt: null },
  }));
  await city.handle.prisma.delivery.createMany({ data: rows });
  const files = await exportOf({ ...other.ctx, language: "fr" });
  expect(files.get("README.txt")).toContain("Ce que Lamplighter");
  expect(new Set(linesOf(files.get("deliveries.ndjson")).map(({ id }) => id)).size).toBeGreaterThanOrEqual(1_201);
  expect([...files.values()].join("\n")).not.toContain(zelda.id);
});

test("a deletion needs the password, and before it one is told what would end", async () => {
  const { ctx } = zelda;
  expect(await previewDeletion({ ctx, input: {} })).toMatchObject({
    ...{ isOnlyOwner: false, openJobs: 2, jobs: 3, devices: 1, keys: 1 },
    balanceNanos: (await balanceOf(accounts.customer(zelda.id))) + (await balanceOf(accounts.gift(zelda.id))),
  });
  await expect(deleteAccount({ ctx, input: { password: "a guess" } })).rejects.toMatchObject({
    code: "INVALID_INPUT",
    issues: [{ path: "password" }],
  });
  expect(await rowOf(zelda.id)).toMatchObject({ deletedAt: null, email: zelda.email });
  const guess = () => deleteAccount({ ctx, input: { password: "a guess" } });
  const codes = [];
  for (let tries = 0; tries < 12; tries++) codes.push(await guess().catch((error: { code: string }) => error.code));
  expect(codes.at(-1)).toBe("TOO_MANY_REQUESTS");
  await city.handle.prisma.rateLimit.deleteMany({ where: { key: `deletions of ${zelda.id}` } });
});

test("a deletion leaves nothing of a person in any column, and the ledger sums to zero", async () => {
  const { pool, prisma, auth } = city.handle;
  const { ctx, id, email, word } = zelda;
  const key = await auth.keys.make(id, "made before", null);
  await deleteAccount({ ctx, input: { password: PASSWORD } });

  // At once: nobody is named, and nobody gets in. What is left is what devices may still be at work on.
  expect(await rowOf(id)).toMatchObject({ name: "", email: id, deletedAt: expect.any(Date) });
  await expect(auth.keys.owner(key.key, Date.now())).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  expect((await listCustomers({ ctx: city.admin, input: {} })).customers.map((one) => one.id)).not.toContain(id);
  const contents = ["addition.key", "destination.template", "job.manifest", "job.spec", "job.state_reason"];
  const words = [...contents, "lost_attempt.message", "replica.message", "replica.output", "replica.stderr"];
  const left = await tracesOf(pool, [email, word]);
  expect(left.filter((column) => !words.includes(column))).toEqual([]);
  const jobs = await prisma.job.findMany({ where: { customerId: id } });
  expect(jobs.map(({ state, name }) => [state, name])).toEqual(
    jobs.map(({ id: job }) => [job === zelda.jobs.ended ? "finished" : "cancelled", "—"]),
  );
  expect(jobs.every(({ deletedAt }) => deletedAt !== null)).toBe(true);

  await hourLater();
  expect(await rowOf(id)).toBeNull();
  expect(await tracesOf(pool, [email, word])).toEqual([]);
  // Her number, which names nobody, is left where sums would not be right without it.
  expect(await tracesOf(pool, [id])).toEqual(columnsThat("keepsNumber"));
  for (const account of [accounts.customer(id), accounts.gift(id)]) expect(await balanceOf(account)).toBe(0);
  for (const job of Object.values(zelda.jobs)) expect(await balanceOf(accounts.hold(job))).toBe(0);
  expect(await ledgerSum(city.handle.pool)).toBe(0);
  const device = await prisma.device.findUniqueOrThrow({ where: { id: zelda.deviceId } });
  expect(device).toMatchObject({ ownerId: null, removedAt: expect.any(Date), creditNanos: expect.any(BigInt) });
  expect(device.network).not.toBeNull();
  const suspects = await prisma.block.findMany({ where: { suspects: { isEmpty: false } }, select: { suspects: true } });
  expect(suspects).toContainEqual({ suspects: [`device:${zelda.deviceId}`] });
});

test("an admin sees that somebody deleted their account, and not who", async () => {
  const { lines } = await listAudit({ ctx: city.admin, input: { limit: 200 } });
  const line = lines.find(({ act }) => act === "person.deleted");
  expect(line).toMatchObject({ actor: "a deleted person", subject: "a deleted person" });
  expect(lines.some(({ act, actor }) => act === "job.submitted" && actor === "a deleted person")).toBe(true);
});

test("a deletion that was broken off is finished later, from wherever it was", async () => {
  const { pool, prisma } = city.handle;
  const person = await knownPerson(city);
  // As if the process had died right after the first step.
  await beginDeletion(pool, person.id);
  expect(await prisma.job.count({ where: { customerId: person.id, state: { in: ["running", "paused"] } } })).toBe(2);
  const killed = new Error("killed");
  const dies = { ...city.handle, prisma: { $transaction: () => Promise.reject(killed) } as never };
  await expect(finishDeletion(dies, person.id)).rejects.toBe(killed);
  expect(await prisma.job.count({ where: { customerId: person.id, state: { in: ["running", "paused"] } } })).toBe(0);
  expect(await balanceOf(accounts.gift(person.id))).toBeGreaterThan(0);
  await finishDeletions(city.handle);
  expect(await rowOf(person.id)).not.toBeNull();
  await hourLater();
  expect([
    await rowOf(person.id),
    await balanceOf(accounts.gift(person.id)),
    await ledgerSum(city.handle.pool),
  ]).toEqual([null, 0, 0]);
  expect(await tracesOf(pool, [person.email])).toEqual([]);
});

test("the last owner stays, also when two go at the same moment", async () => {
  const { auth, pool, prisma } = city.handle;
  const owner = async (name: string) => {
    const id = await auth.signUp({ name, email: `${name}@example.org`, password: PASSWORD });
    await prisma.person.update({ where: { id }, data: { role: "owner" } });
    return id;
  };
  const ids = [await owner("first"), await owner("second")];
  const outcomes = await Promise.allSettled(ids.map((id) => beginDeletion(pool, id)));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "CONFLICT" } });
  expect(await prisma.person.count({ where: { role: "owner" } })).toBe(1);
});

test("an account is deleted once, and its address is free again", async () => {
  const { pool, auth } = city.handle;
  const person = await knownPerson(city);
  const twice = await Promise.allSettled([beginDeletion(pool, person.id), beginDeletion(pool, person.id)]);
  expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await auth.signUp({ name: "Another", email: person.email, password: PASSWORD });
});
