import { hash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import { encodeOutput, type OutputPart, type UnitOutput } from "#core/units/output";
import { GRANT_HEADER, type Grant, type ReplicaResult } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { commandOutput } from "../testing/command-output";
import type { SocketDevice } from "../testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";

let city: TestCoordinator;

beforeAll(async () => {
  city = await startTestCoordinator();
});

afterAll(() => city.close());

const MAY_SAY_BYTES = 40_000;
const LISTED = ["report.txt", "points.bin"];

/** A device with a grant of a job that lists its outputs. */
async function holding(): Promise<{ device: SocketDevice; grant: Grant; jobId: JobId }> {
  const jobId = await city.seed({ units: 8, replicas: 1, outputs: LISTED, outputBytes: MAY_SAY_BYTES });
  const device = city.device({ answer: () => null });
  return { device, grant: await device.receives("grant"), jobId };
}

async function over(jobId: JobId, ...devices: SocketDevice[]) {
  for (const device of devices) device.close();
  city.handle.coordinator.dispatch({ kind: "job.changed", jobId, state: "cancelled" });
  await city.handle.coordinator.settled();
}

const settledOf = async (jobId: JobId) => {
  const { rows } = await city.handle.pool.query<{ unit: number; blob: string | null; failure: string | null }>(
    `SELECT unit, output_blob AS blob, failure FROM replica
     WHERE job_no = (SELECT no FROM job WHERE id = $1) ORDER BY unit`,
    [jobId],
  );
  return rows;
};

const inline = (unit: number, bytes: Buffer) => ({ kind: "output", unit, fuel: 1, ms: 1, bytes }) as const;
const named = (unit: number, bytes: Buffer, receipt?: string): ReplicaResult => ({
  ...{ kind: "blob", unit, fuel: 1, ms: 1, hash: hash("sha256", bytes), byteLength: bytes.length },
  ...(receipt === undefined ? {} : { receipt }),
});

/** Returns it as the answer for the grant's first unit, and waits until it was processed. */
async function send(device: SocketDevice, grant: Grant, result: ReplicaResult) {
  const at = device.received.length;
  device.send("return", { grantId: grant.grantId, results: [result] });
  await device.receives("acknowledge", at);
}

const stubOf = ({ grantId, jobId, block, units, token }: Grant) => ({ grantId, jobId, block, units, token });

async function deliver(device: SocketDevice, bytes: Buffer, stub?: object) {
  const answered = await fetch(`${city.url}/blobs/${hash("sha256", bytes)}`, {
    method: "PUT",
    headers: {
      authorization: `Device ${device.deviceToken}`,
      ...(stub ? { [GRANT_HEADER]: JSON.stringify(stub) } : {}),
    },
    body: new Uint8Array(bytes),
  });
  const { receipt } = (await answered.json().catch(() => ({}))) as { receipt?: string };
  return { status: answered.status, receipt };
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const encoded = (output: UnitOutput) => Buffer.from(encodeOutput(output, utf8));
const part = (name: string, length = 1) => ({ name, bytes: new Uint8Array(length) });

const leftBy = (exitCode: number, ...files: OutputPart[]) => encoded({ exitCode, parts: [part("stdout"), ...files] });
const failed = (unit: number, failure: object): ReplicaResult => ({
  ...{ kind: "failed", unit, fuel: 1, ms: 1, reason: "exit", message: "It failed." },
  ...failure,
});

/** An empty output in very many parts: small when sent, and large when decoded. */
function manyParts(count: number): Buffer {
  const head = Buffer.from(`{"exitCode":0,"parts":[${'["",0],'.repeat(count - 1)}["",0]]}`);
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32LE(head.length);
  return Buffer.concat([prefix, head]);
}

/** What counts against the device. */
async function recordOf(device: SocketDevice) {
  const { rows } = await city.handle.pool.query<{ outvoted: number; lost: number; strikes: number }>(
    "SELECT outvoted, lost, strikes FROM device WHERE id = $1",
    [device.deviceId],
  );
  return rows[0];
}

describe("an output that no unit of the job can have is a wrong answer, and neither kept nor paid", () => {
  test.each<[string, Buffer]>([
    ["names that leave the folder", commandOutput("", [part("../../../../evil")])],
    ["a name with a NUL", commandOutput("", [part("report.txt\0")])],
    ["a name for Windows", commandOutput("", [part("C:\\evil")])],
    ["a file that the job does not list", commandOutput("", [part("secret.txt")])],
    ["a file twice", commandOutput("", [part("report.txt"), part("report.txt")])],
    ["bytes that are no output", Buffer.from("no output at all")],
    ["nothing", Buffer.alloc(0)],
    ["a failure's exit code", encoded({ exitCode: 3, parts: [part("stdout")] })],
    ["a module's value", encoded({ exitCode: 0, type: "json", parts: [part("output")] })],
    ["thousands of empty parts", manyParts(4_000)],
  ])("%s", async (_what, bytes) => {
    const { device, grant, jobId } = await holding();
    await send(device, grant, inline(grant.units[0] ?? 0, bytes));
    expect(await settledOf(jobId)).toEqual([]);
    expect(device.socket.connected).toBe(true);
    expect(await recordOf(device)).toEqual({ outvoted: 1, lost: 0, strikes: 1 });
    await over(jobId, device);
  });

  test.each<[string, Partial<Extract<ReplicaResult, { kind: "failed" }>>]>([
    ["a success told as a failure", { reason: "exit", exitCode: 0 }],
    ["a failure with a file that the job does not list", { reason: "trap", bytes: leftBy(0, part("../evil")) }],
    ["a failure with another exit code in its output", { reason: "exit", exitCode: 3, bytes: leftBy(4) }],
    ["a failure with an output that was never begun", { reason: "memory", bytes: leftBy(0) }],
  ])("%s", async (_what, failure) => {
    const { device, grant, jobId } = await holding();
    await send(device, grant, failed(grant.units[0] ?? 0, failure));
    expect(await settledOf(jobId)).toEqual([]);
    expect(await recordOf(device)).toEqual({ outvoted: 1, lost: 0, strikes: 1 });
    await over(jobId, device);
  });

  test("an output that was not uploaded is a loss, and does not count against the device", async () => {
    const { device, grant, jobId } = await holding();
    await send(device, grant, named(grant.units[0] ?? 0, commandOutput("x".repeat(LIMITS.inlineOutputBytes))));
    expect(await recordOf(device)).toEqual({ outvoted: 0, lost: 1, strikes: 0 });
    await over(jobId, device);
  });

  test("more than the job allows, inline and as a blob", async () => {
    const jobId = await city.seed({ units: 8, replicas: 1, outputBytes: 1_000 });
    const device = city.device({ answer: () => null });
    const grant = await device.receives("grant");
    await send(device, grant, inline(grant.units[0] ?? 0, commandOutput("x".repeat(1_001))));
    const big = commandOutput("x".repeat(LIMITS.inlineOutputBytes));
    const { receipt } = await deliver(device, big, stubOf(grant));
    const next = [...device.grants.values()].at(-1) ?? grant;
    await send(device, next, named(next.units[0] ?? 0, big, receipt));
    expect(await settledOf(jobId)).toEqual([]);
    await over(jobId, device);
  });

  test("a device that sends inline what must be uploaded is disconnected", async () => {
    const { device, grant, jobId } = await holding();
    const bytes = commandOutput("x".repeat(LIMITS.inlineOutputBytes));
    device.send("return", { grantId: grant.grantId, results: [inline(grant.units[0] ?? 0, bytes)] });
    await device.receives("disconnected");
    expect(await settledOf(jobId)).toEqual([]);
    await over(jobId, device);
  });
});

describe("an output in a blob", () => {
  const big = (fill: string) => commandOutput(fill.repeat(LIMITS.inlineOutputBytes));

  test("counts when this device uploaded it for this grant", async () => {
    const { device, grant, jobId } = await holding();
    const bytes = big("a");
    const { status, receipt } = await deliver(device, bytes, stubOf(grant));
    expect([status, receipt?.length]).toEqual([200, 43]);
    const [unit = -1] = grant.units;
    await send(device, grant, named(unit, bytes, receipt));
    expect(await settledOf(jobId)).toEqual([{ unit, blob: hash("sha256", bytes), failure: null }]);
    await over(jobId, device);
  });

  test("does not count if it was never uploaded, or has another length", async () => {
    const { device, grant, jobId } = await holding();
    const bytes = big("n");
    const [unit = -1] = grant.units;
    await send(device, grant, named(unit, bytes));
    const next = [...device.grants.values()].at(-1) ?? grant;
    const { receipt = "" } = await deliver(device, bytes, stubOf(next));
    await send(device, next, {
      ...named(next.units[0] ?? 0, bytes, receipt),
      byteLength: bytes.length - 1,
    } as ReplicaResult);
    expect(await settledOf(jobId)).toEqual([]);
    await over(jobId, device);
  });

  test("does not count if it is another customer's, even if its hash is known", async () => {
    const { device, grant, jobId } = await holding();
    const secret = big("s");
    await city.handle.blobs.putBytes(secret);
    const [unit = -1] = grant.units;
    await send(device, grant, named(unit, secret));
    await over(jobId, device);
    expect(await settledOf(jobId)).toEqual([]);
  });

  test("does not count if another device uploaded it, or this one for another grant", async () => {
    const { device, grant, jobId } = await holding();
    const other = city.device({ answer: () => null });
    const theirs = await other.receives("grant");
    const bytes = big("o");
    const forOther = await deliver(other, bytes, stubOf(theirs));
    expect(forOther.status).toBe(200);
    await send(device, grant, named(grant.units[0] ?? 0, bytes, forOther.receipt));
    const mine = await deliver(device, bytes, stubOf(grant));
    const next = [...device.grants.values()].find(({ grantId }) => grantId !== grant.grantId);
    if (!next) throw new Error("A device holds two grants.");
    await send(device, next, named(next.units[0] ?? 0, bytes, mine.receipt));
    expect(await settledOf(jobId)).toEqual([]);
    await over(jobId, device, other);
  });

  test("cannot be uploaded without a grant, for another device's grant, or for a job that is over", async () => {
    const { device, grant, jobId } = await holding();
    const thief = city.device({ slots: 0 });
    await thief.receives("welcome");
    const bytes = big("t");
    expect((await deliver(thief, bytes)).status).toBe(403);
    expect((await deliver(thief, bytes, stubOf(grant))).status).toBe(403);
    expect((await deliver(device, bytes, { ...stubOf(grant), units: [...grant.units, 7] })).status).toBe(403);
    await over(jobId);
    expect((await deliver(device, bytes, stubOf(grant))).status).toBe(403);
    expect(await city.handle.blobs.size(hash("sha256", bytes))).toBeUndefined();
    for (const one of [device, thief]) one.close();
  });

  test("takes no more space than the grant's units may have, however many are sent", async () => {
    const { device, grant, jobId } = await holding();
    const statuses = [];
    for (const fill of ["1", "2", "3", "4", "5", "6"]) {
      statuses.push((await deliver(device, big(fill.repeat(1)), stubOf(grant))).status);
      // Sent again, as if an answer had been lost, it counts once.
      statuses.push((await deliver(device, big(fill), stubOf(grant))).status);
    }
    const maxBytes = grant.units.length * (MAY_SAY_BYTES + 64 * 1024);
    const fits = Math.floor(maxBytes / big("1").length);
    expect(fits).toBeLessThan(6);
    expect(statuses).toEqual([...Array(2 * fits).fill(200), ...Array(12 - 2 * fits).fill(413)]);
    await over(jobId, device);
  });

  test("counts after the coordinator has forgotten everything between its upload and its return", async () => {
    const { device, grant, jobId } = await holding();
    const bytes = big("f");
    const { receipt } = await deliver(device, bytes, stubOf(grant));
    const at = device.received.length;
    await city.handle.coordinator.restart(new Error("as if it had been killed"));
    await device.receives("welcome", at);
    const [unit = -1] = grant.units;
    const before = device.received.length;
    device.send("return", { grantId: grant.grantId, results: [named(unit, bytes, receipt)], stub: stubOf(grant) });
    await device.receives("acknowledge", before);
    expect(await settledOf(jobId)).toEqual([{ unit, blob: hash("sha256", bytes), failure: null }]);
    await over(jobId, device);
  });
});

describe("what a failed unit left", () => {
  const exit = { reason: "exit", exitCode: 3 };
  const outputsOf = async (jobId: JobId) => {
    const { rows } = await city.handle.pool.query<{ output: Buffer | null; blob: string | null; settles: boolean }>(
      `SELECT output, output_blob AS blob, settles FROM replica
       WHERE job_no = (SELECT no FROM job WHERE id = $1) AND failure = 'exit' ORDER BY returned_at`,
      [jobId],
    );
    return rows;
  };

  test("is kept with the failure, inline and as a blob", async () => {
    const { device, grant, jobId } = await holding();
    const small = leftBy(3, part("report.txt"));
    await send(device, grant, failed(grant.units[0] ?? 0, { ...exit, bytes: small }));
    const next = [...device.grants.values()].at(-1) ?? grant;
    const big = encoded({ exitCode: 3, parts: [part("stdout", LIMITS.inlineOutputBytes + 1)] });
    const { receipt = "" } = await deliver(device, big, stubOf(next));
    const blob = { hash: hash("sha256", big), byteLength: big.length, receipt };
    await send(device, next, failed(next.units[0] ?? 0, { ...exit, blob }));
    expect(await outputsOf(jobId)).toEqual([
      { output: small, blob: null, settles: true },
      { output: null, blob: blob.hash, settles: true },
    ]);
    await over(jobId, device);
  });

  test("does not count if another device uploaded it", async () => {
    const { device, grant, jobId } = await holding();
    const big = encoded({ exitCode: 3, parts: [part("stdout", LIMITS.inlineOutputBytes + 1)] });
    const blob = { hash: hash("sha256", big), byteLength: big.length };
    await send(device, grant, failed(grant.units[0] ?? 0, { ...exit, blob }));
    expect(await outputsOf(jobId)).toEqual([]);
    await over(jobId, device);
  });

  test.each([
    ["is part of the answer: of two that differ in it neither settles the unit", undefined, [false, false]],
    ["is not compared where the job's own function judges outputs", { kind: "json" }, [false, true]],
  ] as const)("%s", async (_what, comparison, settles) => {
    const outputs = LISTED;
    const jobId = await city.seed({ units: 1, replicas: 2, outputs, ...(comparison ? { comparison } : {}) });
    const devices = [1, 2].map(() => city.device({ answer: () => null }));
    for (const [at, device] of devices.entries()) {
      const bytes = leftBy(3, part("report.txt", at));
      await send(device, await device.receives("grant"), failed(0, { ...exit, bytes }));
    }
    expect((await outputsOf(jobId)).map((row) => row.settles)).toEqual(settles);
    await over(jobId, ...devices);
  });
});
