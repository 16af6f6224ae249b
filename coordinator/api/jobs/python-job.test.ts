import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobSpec } from "#core/jobs/job-spec";
import type { JobManifestInput } from "#protocol/manifest/job-manifest";
import type { Context } from "../../auth/context";
import type { ApiError } from "../../refusals/api-error";
import { checkedVerbs } from "../testing/checked-verbs";
import { manifest } from "../testing/manifests";
import { openTestCity, type TestCity } from "../testing/open-test-city";

const { checkProgram, previewJob, submitJob, tryJob } = checkedVerbs;

let city: TestCity;
let ctx: Context;

beforeAll(async () => {
  city = await openTestCity();
  ctx = await city.person("Guido");
});

afterAll(() => city.close());

const python = async (main: string, changes: Partial<JobManifestInput> = {}) =>
  manifest("", { program: { runtime: "python", source: { blob: await city.upload(main) } }, ...changes });

const refusal = (input: unknown) =>
  submitJob({ ctx, input }).then(
    (job) => Promise.reject(new Error(`was accepted as ${job.id}`)),
    ({ issues }: ApiError) => issues,
  );

test("devices get the city's interpreter, and the customer's source as files", async () => {
  const helper = await city.upload("def square(x): return x * x\n");
  const input = await python("from helper import square\ndef run(input, ctx):\n    return square(input)\n", {
    shared: [{ path: "helper.py", source: { blob: helper } }],
    args: ["--unit", "{value}"],
  });
  const job = await submitJob({ ctx, input });
  expect(job).toMatchObject({ runtime: "python", units: 10, warnings: [] });
  const { spec } = city.handle.coordinator.state.jobs.get(job.id as never) as { spec: JobSpec };
  expect(spec).toMatchObject({ runtime: "wasi", python: "function" });
  expect(spec.shared.map(({ path }) => path)).toEqual(["main.py", "helper.py"]);
  expect(await city.handle.blobs.size(spec.program.hash)).toBe(spec.program.bytes);
  const { calls } = await previewJob({ ctx, input: { manifest: input } });
  expect(calls[0]?.command).toBe('run(1, { args: ["--unit","1"] })');
  expect((await tryJob({ ctx, input })).sheet).toMatchObject({ runtime: "wasi", python: "function" });
});

test("a script is a command with its arguments", async () => {
  const { calls } = await previewJob({ ctx, input: { manifest: await python("print(1)", { args: ["{value}"] }) } });
  expect(calls[0]?.command).toBe("python main.py 1");
});

test("what the interpreter finds in a program is reported before anything is charged", async () => {
  expect(await refusal(await python("x = (1,\n"))).toEqual([
    { path: "program", message: "main.py, line 1, column 5: SyntaxError: '(' was never closed." },
  ]);
  expect(await refusal(await python("import numpy\n"))).toMatchObject(
    [{ message: /no module numpy here/ }].map(matching),
  );
  const shared = [{ path: "main.py", source: { blob: await city.upload("x = 1\n") } }];
  expect(await refusal(await python("print(1)", { shared }))).toMatchObject(
    [{ message: /^main\.py is the name of the program itself/ }].map(matching),
  );
});

test("a program is checked as soon as it is uploaded, together with its shared files", async () => {
  const importing = await city.upload("import helper\nprint(helper)\n");
  const shared = [{ path: "helper.py", source: { blob: await city.upload("x = 1\n") } }];
  const checked = checkProgram({ ctx, input: { runtime: "python", blob: importing, shared } });
  expect(await checked).toMatchObject({ warnings: [], notes: ["Python, run as a script."] });
  const blob = await city.upload("import threading\nprint(1)\n");
  expect(await checkProgram({ ctx, input: { runtime: "python", blob } })).toMatchObject({
    runtime: "python",
    notes: ["Python, run as a script."],
    warnings: ["main.py, line 1, column 1: threading can be imported, but threads cannot be started."],
  });
});

const matching = ({ message }: { message: RegExp }) => ({ message: expect.stringMatching(message) });
