import { afterAll, beforeAll, expect, test } from "vitest";
import type { CustomerId } from "#core/ids";
import { planInputs } from "../api/jobs/plan-inputs";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { recordUpload, storedTogether } from "./uploads";

let city: TestCoordinator;
let key: string;

beforeAll(async () => {
  city = await startTestCoordinator({}, { UPLOAD_GIB_PER_CUSTOMER: String(1 / 1024) });
  const { auth } = city.handle;
  const id = await auth.signUp({ name: "Ada", email: "ada@example.org", password: "a lamp in the dark" });
  key = (await auth.keys.make(id, "test", null)).key;
});

afterAll(() => city.close());

async function upload(bytes: number, fill: number, inPieces = false) {
  const content = Buffer.alloc(bytes, fill);
  const body = inPieces ? new Blob([content]).stream() : content;
  const answer = await fetch(`${city.url}/api/v1/blobs`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body,
    duplex: "half",
  } as RequestInit);
  return { status: answer.status, text: await answer.text() };
}

test("an account may store so many bytes and no more, with the same ones counted once", async () => {
  expect((await upload(600_000, 1)).status).toBe(200);
  expect((await upload(400_000, 2)).status).toBe(200);
  expect((await upload(40_000, 2)).status).toBe(200);
  const over = await upload(100_000, 3);
  expect(over).toMatchObject({
    status: 413,
    text: expect.stringContaining("more than 1 MiB here, the maximum per account"),
  });
  expect((await upload(100_000, 3, true)).status).toBe(413);
  // Uploading again what is stored already adds nothing, if it fits in temporarily.
  expect((await upload(8_000, 4)).status).toBe(200);
  expect(await city.handle.prisma.upload.aggregate({ _sum: { bytes: true } })).toEqual({ _sum: { bytes: 1_048_000n } });
});

test("normalised copies of inputs count too, and a full account makes no more of them", async () => {
  const { auth, prisma } = city.handle;
  const id = await auth.signUp({ name: "Grace", email: "grace@example.org", password: "a lamp in the dark" });
  const person = { id: id as CustomerId, name: "Grace", email: "grace@example.org", role: "person" as const };
  const { hash } = await city.handle.blobs.putBytes(Buffer.from("[1, 2, 3]"));
  await recordUpload(prisma, id, hash, 9);
  const inputs = (name: string) => ({ kind: "files" as const, files: [{ name, source: { blob: hash } }] });
  const plan = (name: string) => planInputs(city.handle.blobs, inputs(name), person);
  const first = await plan("a".repeat(200));
  expect(first.kind).toBe("planned");
  expect(await storedTogether(prisma, id)).toBeGreaterThan(9 + 200);
  // Planning again adds nothing.
  const before = await storedTogether(prisma, id);
  await plan("a".repeat(200));
  expect(await storedTogether(prisma, id)).toBe(before);
  await recordUpload(prisma, id, "other", 2 ** 20 + 1 - before);
  expect(await plan("b")).toMatchObject({
    kind: "refused",
    path: "inputs",
    fault: { reason: "copies-over-quota", facts: { maxMib: 1 } },
  });
});
