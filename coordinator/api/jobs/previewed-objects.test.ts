import { afterAll, beforeAll, expect, test } from "vitest";
import { TEST_KEYS } from "#suites/kit/s3/s3-keys";
import { S3Server } from "#suites/kit/s3/s3-server";
import { checkedVerbs } from "../testing/checked-verbs";
import { DOUBLE, manifest } from "../testing/manifests";
import { openTestCity, type TestCity } from "../testing/open-test-city";

const { previewJob, saveConnection, submitJob } = checkedVerbs;

let s3: S3Server;
let city: TestCity;

beforeAll(async () => {
  s3 = await new S3Server().listen();
  city = await openTestCity({ PRIVATE_NETWORKS: "127.0.0.0/8" });
});

afterAll(async () => {
  await city.close();
  await s3.close();
});

test("a form that asks again lists a bucket once; what is submitted has the objects of that moment", async () => {
  const ctx = await city.person("Mary");
  const program = await city.upload(DOUBLE);
  const inputs = { kind: "bucket" as const, objects: ["s3://days/*.txt"] };
  const connection = { name: "days", endpoint: s3.endpoint, bucket: "bucket", keys: TEST_KEYS };
  await saveConnection({ ctx, input: connection });
  const preview = (name: string) => previewJob({ ctx, input: { manifest: manifest(program, { inputs, name }) } });
  await expect(preview("Nothing there")).rejects.toMatchObject({ code: "INVALID_INPUT" });
  s3.bucket().put("a.txt", "one");
  expect((await preview("One")).units).toBe(1);
  const before = s3.visits.length;
  for (const name of ["One d", "One da", "One day"]) expect((await preview(name)).units).toBe(1);
  expect(s3.visits.length).toBe(before);
  s3.bucket().put("b.txt", "two");
  expect((await submitJob({ ctx, input: manifest(program, { inputs }) })).units).toBe(2);
});
