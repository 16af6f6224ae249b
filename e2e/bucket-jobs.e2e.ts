import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { corsRules } from "#protocol/cors-rules";
import { TEST_KEYS } from "#suites/kit/s3/s3-keys";
import { S3Server } from "#suites/kit/s3/s3-server";
import { chooseKind, chooseProgram, firstCalls, nameJob, openJobForm, runJob } from "./actors/job-form";
import { expectSettled, openUnit, stateOf } from "./actors/job-page";
import { cityTest } from "./city-test";

let s3: S3Server;

cityTest.beforeAll(async () => {
  s3 = await new S3Server().listen();
});
cityTest.afterAll(() => s3.close());

const PLACED_WITHIN_MS = 300_000;

const OBJECTS = { "in/a+b c.txt": "spaces and a plus\n", "in/東京.txt": "unicode\n", "in/gone.txt": "soon another\n" };

const MIB = 1024 * 1024;
/** Too much for one request to a bucket, and no two parts are equal. */
const LARGE_BYTES = 65 * MIB;
const MAKES_MUCH = `export default (input) => {
  const bytes = new Uint8Array(${LARGE_BYTES});
  for (let mib = 0; mib < 65; mib++) bytes[mib * ${MIB}] = mib;
  bytes.set(input, 1);
  return bytes;
};
`;

cityTest(
  "devices read a bucket's objects and write outputs without the city in between, and a changed object is reported",
  async ({ city, baseURL }) => {
    const [rule] = JSON.parse(corsRules(baseURL ?? "", { readOnly: false }));
    s3.cors = [
      {
        origins: rule.AllowedOrigins,
        methods: rule.AllowedMethods,
        headers: rule.AllowedHeaders,
        exposed: rule.ExposeHeaders,
      },
    ];
    for (const [key, text] of Object.entries(OBJECTS)) s3.bucket().put(key, text);
    const { page, client } = await city.openCustomer("Bucket Lab");
    await client.saveConnection({ name: "frames", endpoint: s3.endpoint, bucket: "bucket", keys: TEST_KEYS });
    await openJobForm(page);
    await chooseProgram(page, "probe.wasm", await readFile("workers/sandbox/testing/probe.wasm"));
    await chooseKind(page, "bucket");
    await page.getByRole("textbox", { name: "Objects" }).fill("s3://frames/in/*.txt");
    await page.getByRole("textbox", { name: "Arguments" }).fill("cat");
    await nameJob(page, "Words in a bucket");
    await expect(firstCalls(page).getByText("program cat < 'a+b c.txt'")).toBeVisible();
    const jobId = await runJob(page);
    s3.bucket().put("in/gone.txt", "something else\n");
    const before = s3.visits.length;
    await city.openResident();
    await city.openResident();
    await expectSettled(page, 3);
    await expect(stateOf(page, "Finished")).toBeVisible();

    const { results } = await client.listResults({ jobId });
    expect(results.map(({ state, text }) => [state, text ?? null])).toEqual([
      ["agreed", "spaces and a plus\n"],
      ["failed", null],
      ["agreed", "unicode\n"],
    ]);
    const failed = await openUnit(page, 1, "Failing");
    await expect(failed.getByRole("region", { name: "Error", exact: true })).toContainText(
      "changed after the job was submitted",
    );
    const reads = s3.visits.slice(before).filter(({ method }) => method === "GET");
    expect(reads.every(({ byLink }) => byLink)).toBe(true);
    expect(reads.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(4);

    const { manifest } = await client.getJob({ jobId });
    const destination = "s3://frames/out/{unit} {name}";
    const again = await client.submitJob({ ...manifest, name: "Words into a bucket", destination });
    await expect
      .poll(() => s3.bucket().get(`out/listing-${again.id}/end.json`), { timeout: PLACED_WITHIN_MS })
      .toBeDefined();
    for (const [unit, name] of Object.keys(OBJECTS).sort().entries()) {
      const written = s3.bucket().bytesOf(`out/00000${unit} ${name.slice("in/".length)}`);
      expect(written).toEqual(s3.bucket().bytesOf(name));
    }
    const puts = s3.visits.filter(({ method, byLink, status }) => method === "PUT" && byLink && status === 200);
    expect(puts).toHaveLength(3);
    await page.goto(`/jobs/${again.id}`);
    await expect(page.getByText("All outputs are in your bucket")).toBeVisible();
    await expect(page.getByRole("list", { name: "Answers" })).toContainText("s3://frames/out/000000 a+b c.txt");
  },
);

cityTest(
  "the city relays objects of a bucket without CORS, also one that serves other bytes once, and an output of 65 MiB is uploaded in parts",
  async ({ city, baseURL }) => {
    s3.cors = [{ origins: [baseURL ?? ""], methods: ["PUT"], headers: ["*"], exposed: ["ETag"] }];
    const words = "read through the city";
    s3.bucket().put("relayed/in.txt", words);
    const { page, client } = await city.openCustomer("Bulky Lab");
    await client.saveConnection({ name: "bulk", endpoint: s3.endpoint, bucket: "bucket", keys: TEST_KEYS });
    const { blob } = await client.upload(new TextEncoder().encode(MAKES_MUCH));
    const before = s3.visits.length;
    const { id } = await client.submitJob({
      name: "Much out of little",
      program: { runtime: "js", source: { blob } },
      inputs: { kind: "bucket", objects: ["s3://bulk/relayed/in.txt"] },
      limits: { outputBytes: 2 * LARGE_BYTES },
      destination: "s3://bulk/large/{unit}",
      replicas: 1,
      budget: "0.10",
    });
    // Nobody else computes this unit: the device itself must notice that these are other bytes than the ETag's.
    s3.faults.set({ kind: "other-bytes", key: "relayed/in.txt", method: "GET", times: 1 });
    await city.openResident();
    await expect
      .poll(() => s3.bucket().get(`large/listing-${id}/end.json`), { timeout: PLACED_WITHIN_MS })
      .toBeDefined();
    const large = Buffer.from(s3.bucket().bytesOf("large/000000") ?? []);
    expect(large.length).toBe(LARGE_BYTES);
    expect(large.subarray(1, 1 + words.length).toString()).toBe(words);
    expect(Array.from({ length: 65 }, (_, mib) => large[mib * MIB])).toEqual(
      Array.from({ length: 65 }, (_, mib) => mib),
    );
    const visits = s3.visits.slice(before);
    const reads = visits.filter(({ method, key }) => method === "GET" && key === "relayed/in.txt");
    expect(reads.map(({ byLink, status }) => ({ byLink, status }))).toEqual(
      Array(2).fill({ byLink: false, status: 200 }),
    );
    const pieces = visits.filter(({ method, byLink, status }) => method === "PUT" && byLink && status === 200);
    expect(pieces).toHaveLength(5);
    await page.goto(`/jobs/${id}`);
    await expect(page.getByText("Your bucket does not let browsers in")).toBeVisible();
  },
);
