import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { S3Server } from "#suites/kit/s3/s3-server";
import type { Context } from "../../auth/context";
import { testConnection } from "../../buckets/testing/test-connection";
import { checkedVerbs } from "../testing/checked-verbs";
import { DOUBLE, manifest } from "../testing/manifests";
import { openTestCity, type TestCity } from "../testing/open-test-city";

const { cancelJob, getJob, retryJob, submitJob } = checkedVerbs;
const DESTINATION = "s3://test/out/{job}/{unit}-{part}";

let city: TestCity;
let ctx: Context;
let program: string;
let s3: S3Server;

beforeAll(async () => {
  city = await openTestCity({ PRIVATE_NETWORKS: "127.0.0.0/8" });
  ctx = await city.person("Florence");
  program = await city.upload(DOUBLE);
});
afterAll(() => city.close());
beforeEach(async () => {
  s3 = await new S3Server().listen();
  await connect();
});
afterEach(() => s3.close());

async function connect(changes: Partial<ReturnType<typeof testConnection>> = {}) {
  const { id: _, ...fields } = testConnection(s3);
  await city.handle.connections.save({ ...fields, ...changes, owner: ctx.person?.id ?? "" });
}

const submit = (changes: object) =>
  submitJob({ ctx, input: manifest(program, { destination: DESTINATION, ...changes }) });

async function refusalOf(changes: object = {}): Promise<string> {
  const error = await submit(changes).catch(
    (thrown: unknown) => thrown as { issues?: { path: string; message: string }[] },
  );
  if (!("issues" in error)) throw new Error("It was not refused.");
  return error.issues?.map(({ path, message }) => `${path}: ${message}`).join("; ") ?? "";
}

test("a job's own object shows that its outputs can be written, and its page where they go", async () => {
  const { id } = await submit({});
  const about = s3.bucket().bytesOf(`here/out/listing-${id}/job.json`);
  expect(JSON.parse(Buffer.from(about ?? []).toString())).toMatchObject({
    job: id,
    destination: "out/{job}/{unit}-{part}",
  });
  expect((await getJob({ ctx, input: { jobId: id } })).placement).toEqual({
    destination: DESTINATION,
    ...{ placed: 0, waiting: 0, listed: 0, isDone: false, problem: null },
  });
  await cancelJob({ ctx, input: { jobId: id } });
});

test("what is wrong with a bucket for outputs is reported before any money is held", async () => {
  await connect({ readOnly: true });
  expect(await refusalOf()).toMatch(/^destination: the connection "test" is read-only/);
  await connect();
  expect(await refusalOf({ destination: "s3://other/{unit}" })).toMatch(/you have no connection called "other"/);
  const lift = s3.faults.set({ kind: "read-only-keys" });
  expect(await refusalOf()).toMatch(/could not be reached or written: the keys may not do this/);
  lift();
  s3.faults.set({ kind: "keys-expired", times: 1 });
  expect(await refusalOf()).toMatch(/the keys have expired/);
  s3.faults.set({ kind: "other-region", region: "ca-central-1", times: 1 });
  expect(await refusalOf()).toMatch(/lies in the region ca-central-1/);
  await connect({ bucket: "gone" });
  expect(await refusalOf()).toMatch(/there is no bucket called gone/);
  await connect({ keys: { accessKeyId: "wrong", secretAccessKey: "wrong" } });
  expect(await refusalOf()).toMatch(/the keys were not accepted/);
});

test.each([
  [{ destination: "out/{unit}" }, /must be like s3:\/\/NAME/],
  [{ destination: "s3://test/out/result" }, /must have \{unit\} or \{hash\}/],
  [{ destination: "s3://test/out/{town}-{unit}" }, /\{town\} is not a field of an output's name/],
  [{ destination: "s3://test/../{unit}" }, /without empty, \. or \.\. segments/],
  [{ destination: "s3://test/{unit}/{name}" }, /has \{name\}, which only inputs/],
  [{ destination: undefined, limits: { outputBytes: 17 * 1024 * 1024 } }, /limits\.outputBytes: may be 16 MiB/],
  [{ comparison: { kind: "json", absolute: 1 } }, /comparison: must be by bytes/],
  [{ picture: { kind: "tiles", width: 4, height: 4, tile: 2 } }, /picture: must be a mosaic/],
])("%j is refused", async (changes, why) => {
  expect(await refusalOf(changes)).toMatch(why);
});

test("a retry does not overwrite the outputs of other units", async () => {
  const { id } = await submit({ destination: "s3://test/out/{unit}" });
  await city.handle.pool.query("UPDATE job SET failed = 1 WHERE id = $1", [id]);
  await expect(retryJob({ ctx, input: { jobId: id } })).rejects.toMatchObject({
    code: "CONFLICT",
    message: expect.stringContaining("with {job} or {hash} in its destination"),
  });
  await cancelJob({ ctx, input: { jobId: id } });
});

test("each line of an object is a unit, usable in templates, with results as usual", async () => {
  s3.bucket().put("here/in/a.txt", "one\ntwo\n");
  s3.bucket().put("here/in/b.txt", "three");
  const inputs = { kind: "bucket-lines", objects: ["s3://test/in/*.txt"] };
  const { id, units, inputKind } = await submit({ inputs, args: ["{line}"] });
  expect([units, inputKind]).toEqual([3, "bucket-lines"]);
  const { rows } = await city.handle.pool.query("SELECT spec->>'inputKind' AS kind FROM job WHERE id = $1", [id]);
  expect(rows).toEqual([{ kind: "lines" }]);
  await cancelJob({ ctx, input: { jobId: id } });
});

test("relayed bytes are reported on the job's page, in its reader's language", async () => {
  const { id } = await submit({});
  expect((await getJob({ ctx, input: { jobId: id } })).relay).toBeNull();
  await city.handle.pool.query("UPDATE job SET relayed_bytes = 3000000 WHERE id = $1", [id]);
  const relayIn = async (language: "en" | "fr") =>
    (await getJob({ ctx: { ...ctx, language }, input: { jobId: id } })).relay?.message;
  expect(await relayIn("en")).toMatch(/does not let browsers in, so 3 MiB .* CORS rules/);
  expect(await relayIn("fr")).toMatch(/3\sMio de ce calcul sont passés par la ville .* règles CORS/);
  await cancelJob({ ctx, input: { jobId: id } });
});
