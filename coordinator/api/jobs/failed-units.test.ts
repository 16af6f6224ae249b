import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { DeviceId, GrantId, SessionId } from "#core/ids";
import type { CheckedResult } from "#core/units/checked-result";
import type { Job } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import type { JobManifestInput } from "#protocol/manifest/job-manifest";
import { type Context, requirePerson } from "../../auth/context";
import { createPostgresUnitStore } from "../../store/postgres-unit-store";
import { checkedVerbs } from "../testing/checked-verbs";
import { DOUBLE, manifest } from "../testing/manifests";
import { openTestCity, type TestCity } from "../testing/open-test-city";
import { failure, workThrough } from "../testing/test-device";

const { cancelJob, getJob, getTimeline, listErrors, listResults, retryJob, submitJob } = checkedVerbs;

let city: TestCity;
let ctx: Context;
let program: string;

beforeAll(async () => {
  city = await openTestCity();
  ctx = await city.person("Ada");
  program = await city.upload(DOUBLE);
});

afterAll(() => city.close());

/** Every third unit fails, with a message of its own. */
const says = (unit: number) =>
  unit % 3 === 0 ? failure(unit % 2 === 0 ? `no star ${unit} at 0x${unit}f` : "out of ink") : "fine";

async function failSome(inputs: Parameters<typeof manifest>[1], answer = says): Promise<Job> {
  const job = await submitJob({ ctx, input: manifest(program, { budget: "0.20", ...inputs }) });
  await workThrough(city, answer);
  await workThrough(city, answer);
  return job;
}

test("lost attempts are listed with how they ended", async () => {
  const { coordinator, pool } = city.handle;
  const range = { budget: "0.20", inputs: { kind: "range", from: 0, to: 1 } } as const;
  const { id: jobId } = await submitJob({ ctx, input: manifest(program, range) });
  const id = "dev_away" as DeviceId;
  const sessionId = "session-away" as SessionId;
  const seen = { id, label: "Windows, Chrome", engine: "chromium", cores: 4, network: null };
  const device = await createPostgresUnitStore(pool, "coordinator-under-test").joinDevice(seen);
  coordinator.dispatch({ kind: "device.joined", sessionId, device });
  coordinator.dispatch({ kind: "device.offered", sessionId, slots: 2 });
  const held = () => [...coordinator.state.grants.values()].filter((grant) => grant.jobId === jobId);
  await vi.waitFor(() =>
    expect(
      held()
        .flatMap(({ outstanding }) => [...outstanding])
        .toSorted(),
    ).toEqual([0, 1]),
  );
  const grantId = held().find(({ outstanding }) => outstanding.has(0))?.id as GrantId;
  const results: CheckedResult[] = [{ kind: "lost", unit: 0, message: "no memory" }];
  coordinator.dispatch({ kind: "results.returned", sessionId, grantId, results });
  coordinator.dispatch({ kind: "device.offered", sessionId, slots: 0 });
  await coordinator.settled();
  const attempt = (cause: string, message: string) => ({
    ...{ engine: "chromium", kind: "Windows", grantedAt: expect.any(String), returnedAt: null, computedMs: null },
    ...{ fetchedAt: null, startedAt: null, runningSince: null },
    ...{ verdict: "lost", lost: { at: expect.any(String), cause, message } },
  });
  const told = async (unit: number) => (await getTimeline({ ctx, input: { jobId, unit } })).attempts;
  expect(await told(0)).toEqual([attempt("failed", "The device could not run it: no memory.")]);
  expect(await told(1)).toEqual([attempt("given-back", "The device gave it back.")]);
  coordinator.dispatch({ kind: "device.left", sessionId });
  await cancelJob({ ctx, input: { jobId } });
});

test("errors are grouped by their text, ignoring numbers", async () => {
  const job = await failSome({ inputs: { kind: "range", from: 0, to: 29 } });
  const { groups, counted, failed } = await listErrors({ ctx, input: { jobId: job.id } });
  expect({ counted, failed }).toEqual({ counted: 10, failed: 10 });
  expect(groups).toMatchObject([
    { error: expect.stringContaining("no star 0 at 0x0f"), count: 5, units: [0, 6, 12, 18, 24], exitCode: 3 },
    { error: expect.stringContaining("out of ink"), count: 5, units: [3, 9, 15, 21, 27] },
  ]);
});

test("the last line of standard error distinguishes errors, and the number of errors that are read is limited", async () => {
  const job = await failSome({ inputs: { kind: "range", from: 0, to: 29 } });
  const { no } = await city.handle.prisma.job.findUniqueOrThrow({ where: { id: job.id } });
  const { pool } = city.handle;
  await pool.query(
    `UPDATE replica SET message = 'exit', stderr = E'Traceback\\n  line ' || unit || E'\\nKeyError: ' || (unit % 2) || E' x\\n'
     WHERE job_no = $1 AND failure IS NOT NULL`,
    [no],
  );
  await pool.query("UPDATE replica SET stderr = E'Traceback\\nValueError\\n \\n' WHERE job_no = $1 AND unit = 3", [no]);
  const { groups } = await listErrors({ ctx, input: { jobId: job.id } });
  expect(groups.map(({ stderr, count }) => [stderr, count])).toEqual([
    ["KeyError: 0 x", 9],
    ["ValueError", 1],
  ]);
  await pool.query(
    `INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, failure, message, returned_at)
     SELECT $1, 100 + n, 1, true, '', 0, 0, 'exit', 'much', now() FROM generate_series(1, $2::int) AS n`,
    [no, LIMITS.MAX_GROUPED_FAILURES],
  );
  // This test modifies a job that has ended, which otherwise never changes.
  await pool.query(`SET session_replication_role = replica;
    UPDATE job SET failed = failed + ${LIMITS.MAX_GROUPED_FAILURES} WHERE no = ${no}; RESET session_replication_role`);
  const many = await listErrors({ ctx, input: { jobId: job.id } });
  expect(many.counted).toBe(LIMITS.MAX_GROUPED_FAILURES);
  expect(many.groups[0]?.count).toBe(LIMITS.MAX_GROUPED_FAILURES - 10);
});

test("failed units of lines, tables, grids and ranges become a new job with the same inputs", async () => {
  const upload = async (text: string) => ({ blob: await city.upload(text) });
  const lines = { kind: "lines", source: await upload("a\nb\nc\nd\n") } as const;
  const csv = { kind: "csv", source: await upload("name,args\nAvon,x\nThames,y\n") } as const;
  const jsonl = {
    kind: "jsonl",
    source: await upload(
      `{"n":1,"stdin":{"blob":"${await city.upload("in")}"},"files":[{"path":"t","text":"T"},{"path":"p","blob":"${program}"}]}\n`,
    ),
  } as const;
  const grid = { kind: "grid" as const, axes: { a: [1, 2], b: ["x", "y"] } };
  const file = { kind: "files" as const, files: [{ name: "in.js", source: { blob: program } }] };
  const kinds: [JobManifestInput["inputs"], string[]][] = [
    [lines, ["a", "d"]],
    [csv, ['{"name":"Avon","args":"x"}']],
    [grid, ['{"a":1,"b":"x"}', '{"a":2,"b":"y"}']],
    [{ kind: "range", from: 10, to: 18, step: 2 }, ["10", "16"]],
    [file, ["in.js"]],
  ];
  for (const [inputs, expected] of kinds) {
    const job = await failSome({ inputs });
    const again = await retryJob({ ctx, input: { jobId: job.id, budget: "0.10", limits: { seconds: 7 } } });
    expect(again).toMatchObject({ name: "Doubles (retry)", units: expected.length, budgetNanos: 1e8 });
    await workThrough(city, () => "at last");
    await workThrough(city, () => "at last");
    const { results } = await listResults({ ctx, input: { jobId: again.id } });
    expect(results.map(({ input }) => input)).toEqual(expected);
    expect(await getJob({ ctx, input: { jobId: again.id } })).toMatchObject({
      state: "finished",
      manifest: { limits: { seconds: 7, memoryMib: 256 } },
    });
  }
  const job = await failSome({ inputs: jsonl });
  const again = await retryJob({ ctx, input: { jobId: job.id } });
  const rows = await city.handle.prisma.job.findMany({ where: { id: { in: [job.id, again.id] } } });
  expect(rows[0]?.unitsBlob).toBe(rows[1]?.unitsBlob);
});

test("a retry is refused if nothing failed, and for anybody except the customer", async () => {
  const job = await failSome({ inputs: { kind: "range", from: 0, to: 3 } }, () => "fine");
  await expect(retryJob({ ctx, input: { jobId: job.id } })).rejects.toMatchObject({
    code: "CONFLICT",
    message: expect.stringContaining("nothing to retry"),
  });
  expect(await listErrors({ ctx, input: { jobId: job.id } })).toEqual({ groups: [], counted: 0, failed: 0 });
  const other = await city.person("Eve");
  await expect(retryJob({ ctx: other, input: { jobId: job.id } })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const admin = { ...other, person: { ...requirePerson(other), role: "owner" as const } };
  await expect(retryJob({ ctx: admin, input: { jobId: job.id } })).rejects.toMatchObject({ code: "FORBIDDEN" });
  const program = "ab".repeat(32);
  const failed = await failSome({ inputs: { kind: "range", from: 0, to: 3 } });
  await expect(retryJob({ ctx, input: { jobId: failed.id, program } })).rejects.toMatchObject({
    issues: [{ path: "program" }],
  });
});
