import { expect } from "@playwright/test";
import { encodeOutput } from "#core/units/output";
import type { ReplicaResult } from "#protocol/devices/device-messages";
import { SocketDevice } from "../coordinator/testing/socket-device";
import { chooseProgram, nameJob, openJobForm, pasteInputs, runJob, unfold } from "./actors/job-form";
import { expectSettled, stateOf } from "./actors/job-page";
import { cityTest } from "./city-test";

const LENGTHS = "export default (line) => ({ length: Number(line) });";
/** By how much the second household's numbers differ, so that the bytes are not equal. */
const OFF = 1e-6;

cityTest("answers that differ in their last digits settle within a tolerance", async ({ city, baseURL }) => {
  const { page, client } = await city.openCustomer("Drift Lab");
  await openJobForm(page);
  await chooseProgram(page, "lengths.mjs", LENGTHS);
  await pasteInputs(page, "lines", "1\n2\n3\n4\n");
  await nameJob(page, "Lengths that drift");
  await unfold(page, "When two answers are equal");
  await page.getByRole("radio", { name: /^As JSON/ }).check();
  const absolute = page.getByRole("textbox", { name: /^Numbers may differ by/ });
  await absolute.fill("-1");
  await expect(page.getByText("Enter a number of 0 or more, like 0.001 or 1e-9.").first()).toBeVisible();
  await absolute.fill("0.001");
  const jobId = await runJob(page);
  await expect(page.getByText("as JSON, with numbers that differ by at most 0.001")).toBeVisible();
  const other = new SocketDevice(baseURL ?? "", { answer: almostRight });
  await city.openResident();
  await expectSettled(page, 4);
  other.close();
  await expect(stateOf(page, "Finished")).toBeVisible();
  const { results } = await client.listResults({ jobId });
  expect(results.map(({ text }) => Math.round(JSON.parse(text ?? "").length))).toEqual([1, 2, 3, 4]);
});

function almostRight(unit: number): ReplicaResult {
  const text = new TextEncoder();
  const bytes = text.encode(JSON.stringify({ length: unit + 1 + OFF }));
  const output = encodeOutput({ exitCode: 0, type: "json", parts: [{ name: "output", bytes }] }, (one) =>
    text.encode(one),
  );
  return { kind: "output", unit, fuel: 0, ms: 1, bytes: Buffer.from(output) };
}
