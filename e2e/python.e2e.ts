import { expect } from "@playwright/test";
import { expectSettled, openUnit, stateOf } from "./actors/job-page";
import { openPage } from "./actors/open-page";
import { cityTest } from "./city-test";

const MAIN = `
import random
from helper import square

def run(input, ctx):
    if input == 3:
        raise ValueError("no such number: 3")
    return {"square": square(input), "chance": random.random(), "unit": ctx.unit}
`;

cityTest("two residents run a Python function and its module, and return the same bytes", async ({ city }) => {
  const { page, client } = await city.openCustomer("Snake Lab");
  const upload = async (text: string) => ({ blob: (await client.upload(new TextEncoder().encode(text))).blob });
  const job = await client.submitJob({
    name: "Squares in Python",
    program: { runtime: "python", source: await upload(MAIN) },
    shared: [{ path: "helper.py", source: await upload("def square(x):\n    return x * x\n") }],
    inputs: { kind: "range", from: 1, to: 4 },
    replicas: 2,
    budget: "1.00",
  });
  await openPage(page, `/jobs/${job.id}`);
  await city.openResident();
  await city.openResident();
  await expectSettled(page, 4);
  await expect(stateOf(page, "Finished")).toBeVisible();

  const { results } = await client.listResults({ jobId: job.id });
  expect(results.map(({ state, replicas }) => ({ state, replicas }))).toEqual([
    { state: "agreed", replicas: 2 },
    { state: "agreed", replicas: 2 },
    { state: "failed", replicas: 2 },
    { state: "agreed", replicas: 2 },
  ]);
  expect(results[3]?.text).toMatch(/^\{"square":16,"chance":0\.\d+,"unit":3\}$/);
  const failed = await openUnit(page, 2, "Failing");
  await expect(failed.getByRole("region", { name: "Standard error" })).toContainText('File "main.py", line 7, in run');
});
