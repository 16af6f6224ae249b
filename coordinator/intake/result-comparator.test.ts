import { hash } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import { encodeOutput } from "#core/units/output";
import { GRANT_HEADER, type Grant, type ReplicaResult } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import type { JobComparison } from "#protocol/manifest/job-comparison";
import type { Language } from "#protocol/text/language";
import { failureInWords } from "#protocol/words/failure-in-words";
import { stateReasonInWords } from "#protocol/words/state-reason-in-words";
import { brokenLaws } from "../testing/broken-laws";
import { JobWatch } from "../testing/job-watch";
import type { SocketDevice } from "../testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";

const LONG_MS = 600_000;
const TOLERANT: JobComparison = { kind: "json", absolute: 0.01 };

let city: TestCoordinator;
let devices: SocketDevice[] = [];

beforeAll(async () => {
  city = await startTestCoordinator();
});
afterEach(() => {
  for (const device of devices) device.close();
  devices = [];
});
afterAll(() => city.close());

type Says = (unit: number) => unknown;

const utf8 = (text: string) => new TextEncoder().encode(text);
const encoded = (value: unknown) =>
  encodeOutput(
    {
      exitCode: 0,
      parts: [{ name: "stdout", bytes: utf8(typeof value === "string" ? value : JSON.stringify(value)) }],
    },
    utf8,
  );
const printed = (unit: number, value: unknown, fuel: number): ReplicaResult => ({
  kind: "output",
  unit,
  fuel,
  ms: 1,
  bytes: Buffer.from(encoded(value)),
});

/** A household that prints the given text; no two of them use the same fuel. */
function join(says: Says): SocketDevice {
  const fuel = 1_000_000 + devices.length;
  const device = city.device({ slots: 1, answer: (unit) => printed(unit, says(unit), fuel) });
  devices.push(device);
  return device;
}

async function seed(comparison: JobComparison, units = 20, replicas = 2) {
  const jobId = await city.seed({ units, replicas, comparison });
  return { jobId, watch: new JobWatch(city.handle.pool, jobId, devices) };
}

async function delivered(
  { deviceToken }: SocketDevice,
  { grantId, jobId, block, units, token }: Grant,
  unit: number,
  bytes: Uint8Array,
): Promise<ReplicaResult> {
  const name = hash("sha256", bytes);
  const answered = await fetch(`${city.url}/blobs/${name}`, {
    method: "PUT",
    headers: {
      authorization: `Device ${deviceToken}`,
      [GRANT_HEADER]: JSON.stringify({ grantId, jobId, block, units, token }),
    },
    body: new Uint8Array(bytes),
  });
  const { receipt } = (await answered.json()) as { receipt: string };
  return { kind: "blob", unit, fuel: 1, ms: 1, hash: name, byteLength: bytes.length, receipt };
}

async function canonicalOf(jobId: JobId): Promise<Map<number, string>> {
  const { rows } = await city.handle.pool.query<{ unit: number; output: Buffer; output_blob: string }>(
    "SELECT unit, output, output_blob FROM replica WHERE settles AND job_no = (SELECT no FROM job WHERE id = $1)",
    [jobId],
  );
  const bytes = (row: (typeof rows)[number]) => row.output ?? city.handle.blobs.bytes(row.output_blob);
  const outputs = new Map<number, string>();
  for (const row of rows) outputs.set(row.unit, Buffer.from(await bytes(row)).toString());
  return outputs;
}

const verdictsOf = async (device: SocketDevice) => {
  const { rows } = await city.handle.pool.query("SELECT agreed, outvoted, failed FROM device WHERE id = $1", [
    device.deviceId,
  ]);
  return rows[0];
};

async function uploaded(source: string): Promise<JobComparison> {
  return { kind: "program", source: { blob: (await city.handle.blobs.putBytes(utf8(source))).hash } };
}

test("slightly different numbers are one answer, and its first form is the unit's; both households are paid", async () => {
  const [first, second] = [join((unit) => ({ x: unit })), join((unit) => ({ x: unit + 0.005 }))];
  const { jobId, watch } = await seed(TOLERANT);
  await watch.finished();
  expect(await watch.row()).toMatchObject({ agreed: 20, failed: 0 });
  const outputs = await canonicalOf(jobId);
  const { rows } = await city.handle.pool.query<{ unit: number; id: string; digest: Buffer }>(
    `SELECT unit, device.id, digest FROM replica JOIN device ON device.no = device_no
     WHERE job_no = (SELECT no FROM job WHERE id = $1) ORDER BY settles`,
    [jobId],
  );
  for (let unit = 0; unit < 20; unit++) {
    const [earlier, later] = rows.filter((row) => row.unit === unit);
    const value = earlier?.id === first.deviceId ? { x: unit } : { x: unit + 0.005 };
    expect(outputs.get(unit)).toBe(Buffer.from(encoded(value)).toString());
    expect(later?.digest).toEqual(earlier?.digest);
  }
  expect(await verdictsOf(first)).toEqual({ agreed: 20, outvoted: 0, failed: 0 });
  expect(await verdictsOf(second)).toEqual({ agreed: 20, outvoted: 0, failed: 0 });
  expect(await brokenLaws(city.handle.pool)).toEqual([]);
});

test("a wildly different number is outvoted", async () => {
  const maliciousDevice = join(() => ({ x: -1 }));
  await maliciousDevice.receives("welcome");
  const { jobId, watch } = await seed(TOLERANT, 5);
  await maliciousDevice.until(() => (maliciousDevice.acknowledged.get(jobId)?.size ?? 0) === 5);
  join((unit) => ({ x: unit }));
  join((unit) => ({ x: unit + 0.005 }));
  await watch.finished();
  expect(await watch.row()).toMatchObject({ agreed: 5, failed: 0 });
  for (const output of (await canonicalOf(jobId)).values()) expect(output).not.toContain("-1");
  expect(await verdictsOf(maliciousDevice)).toMatchObject({ agreed: 0, outvoted: 5 });
});

test("closeness is not transitive: each answer is compared with the first of its class", async () => {
  const { jobId } = await seed(TOLERANT, 1, 3);
  for (const step of [0, 0.009, 0.018]) {
    const device = join(() => ({ x: step }));
    await device.until(() => device.acknowledged.get(jobId)?.size === 1);
  }
  const { rows } = await city.handle.pool.query<{ classes: number; replicas: number }>(
    `SELECT count(DISTINCT digest)::int AS classes, count(*)::int AS replicas FROM replica
     WHERE job_no = (SELECT no FROM job WHERE id = $1)`,
    [jobId],
  );
  expect(rows[0]).toEqual({ classes: 2, replicas: 3 });
});

test("answers that were returned before the memory was lost are compared with later ones", async () => {
  const first = join((unit) => ({ x: unit }));
  const { jobId, watch } = await seed(TOLERANT);
  await first.until(() => first.acknowledged.get(jobId)?.size === 20);
  await city.handle.coordinator.restart(new Error("as if it had been killed"));
  join((unit) => ({ x: unit - 0.005 }));
  await watch.finished();
  expect(await watch.row()).toMatchObject({ agreed: 20, failed: 0 });
  const outputs = await canonicalOf(jobId);
  expect(outputs.get(7)).toBe(Buffer.from(encoded({ x: 7 })).toString());
  const { rows } = await city.handle.pool.query(
    "SELECT count(*)::int AS replicas FROM replica WHERE job_no = (SELECT no FROM job WHERE id = $1)",
    [jobId],
  );
  expect(rows[0]).toEqual({ replicas: 40 });
});

test("outputs in blobs are read back and compared, up to a limit", async () => {
  const long = (unit: number, last: number, items: number) => encoded([...Array(items).fill(unit), last]);
  const joinWith = async (last: number, items: number) => {
    const device: SocketDevice = city.device({
      work: (grant) => Promise.all(grant.units.map((unit) => delivered(device, grant, unit, long(unit, last, items)))),
    });
    devices.push(device);
    return device;
  };
  const short = await seed(TOLERANT, 2);
  await joinWith(1, 50_000);
  await joinWith(1.005, 50_000);
  await short.watch.finished();
  expect(await short.watch.row()).toMatchObject({ agreed: 2, failed: 0 });
  expect((await canonicalOf(short.jobId)).get(1)).toMatch(/^.{4}\{.*\}\[1,1,.*,1(\.005)?\]$/s);

  for (const device of devices) device.close();
  devices = [];
  const items = Math.ceil(LIMITS.comparedBytes / 2);
  const { jobId } = await seed(TOLERANT, 2);
  await joinWith(1, items);
  await joinWith(1.005, items);
  await Promise.all(devices.map((device) => device.until(() => device.acknowledged.get(jobId)?.size === 2)));
  expect(await new JobWatch(city.handle.pool, jobId, devices).row()).toMatchObject({ state: "running", agreed: 0 });
});

test("answers that are not JSON agree when their bytes do; a dispute among them says what is wrong", async () => {
  const equal = await seed(TOLERANT, 3);
  join(() => "no JSON");
  join(() => "no JSON");
  await equal.watch.finished();
  expect(await equal.watch.row()).toMatchObject({ agreed: 3, failed: 0 });

  for (const device of devices) device.close();
  devices = [];
  const { jobId, watch } = await seed(TOLERANT, 1);
  for (let at = 0; at < 5; at++) join(() => `no JSON ${at}`);
  await watch.finished();
  const { rows } = await city.handle.pool.query(
    "SELECT failure, message FROM replica WHERE settles AND job_no = (SELECT no FROM job WHERE id = $1)",
    [jobId],
  );
  expect(rows[0].failure).toBe("disputed");
  const spec = { limits: { fuel: 1, wallMs: 1, memoryMib: 1, outputBytes: 1 }, fuelPerSecond: 1, hasComparison: true };
  const inWords = (language: Language) => failureInWords({ ...rows[0], exitCode: null }, spec, language);
  const said = "this is not a value at character 1";
  expect(inWords("en")).toBe(
    `Devices returned different answers. None of them could be compared. The stdout is not JSON: ${said}.`,
  );
  expect(inWords("fr")).toBe(
    `Les appareils ont rendu des réponses différentes. Aucune n’a pu être comparée. La partie stdout n’est pas du JSON : « ${said} ».`,
  );
});

test(
  "a customer's function decides, also after a restart",
  async () => {
    const comparison = await uploaded(
      "export default (a, b) => a.exitCode === b.exitCode && Math.round(JSON.parse(a.stdout).x) === Math.round(JSON.parse(b.stdout).x)",
    );
    const first = join((unit) => ({ x: unit + 0.1, at: "one" }));
    const { jobId, watch } = await seed(comparison, 5);
    await first.until(() => first.acknowledged.get(jobId)?.size === 5);
    await city.handle.coordinator.restart(new Error("as if it had been killed"));
    join((unit) => ({ x: unit - 0.1, at: "two" }));
    await watch.finished();
    expect(await watch.row()).toMatchObject({ agreed: 5, failed: 0 });
    expect((await canonicalOf(jobId)).get(3)).toContain('{"x":3.1,"at":"one"}');
  },
  LONG_MS,
);

test.each([
  [
    "throws",
    "export default (a) => a.no.such",
    /^The comparison function threw TypeError: .*\(line 1\) when it was given the same output twice\./,
  ],
  [
    "loops",
    "export default () => { for (;;); }",
    /^The comparison function (took too many steps|did not answer within)/,
  ],
  [
    "knows no output for itself",
    "export default () => false",
    /answered false when it was given the same output twice/,
  ],
  ["answers no boolean", "export default () => 'yes'", /answered a string instead of true or false/],
])(
  "a function that %s halts its job with a sentence, and the results so far wait",
  async (_, source, reason) => {
    const { jobId, watch } = await seed(await uploaded(source), 1);
    for (const x of [1, 2, 3, 4]) join(() => ({ x }));
    await watch.until(async () => (await watch.row()).state === "paused");
    const { rows } = await city.handle.pool.query("SELECT state_reason FROM job WHERE id = $1", [jobId]);
    expect(rows[0].state_reason.kind).toBe("comparison-broke");
    expect(stateReasonInWords(rows[0].state_reason)).toMatch(reason);
    expect(await watch.row()).toMatchObject({ agreed: 0, failed: 0, spent_nanos: 0 });
  },
  LONG_MS,
);

test(
  "one lying household cannot halt a job: what its answers do to the function is its own affair",
  async () => {
    const comparison = await uploaded("export default (a, b) => JSON.parse(a.stdout).x.y === JSON.parse(b.stdout).x.y");
    const { jobId, watch } = await seed(comparison, 6);
    const maliciousDevice = join(() => null);
    await maliciousDevice.until(() => maliciousDevice.acknowledged.get(jobId)?.size === 6);
    join((unit) => ({ x: { y: unit }, at: 1 }));
    join((unit) => ({ x: { y: unit }, at: 2 }));
    await watch.finished();
    expect(await watch.row()).toMatchObject({ agreed: 6, failed: 0 });
    expect(await verdictsOf(maliciousDevice)).toMatchObject({ agreed: 0, outvoted: 6 });
  },
  LONG_MS,
);
