import { request } from "node:http";
import { expect } from "@playwright/test";
import { createClient } from "#client/lamplighter";
import { LIMITS } from "#protocol/limits";
import { chooseFile } from "./actors/choose-file";
import { chooseProgram, inputsStep, openJobForm } from "./actors/job-form";
import { openPage } from "./actors/open-page";
import { cityTest } from "./city-test";

cityTest("an API key from the account page works until it is revoked", async ({ city, baseURL }) => {
  const { page } = await city.openCustomer("Key Lab");
  await openPage(page, "/account");
  await page.getByRole("button", { name: "Make a key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("the lab's server");
  await dialog.getByRole("button", { name: "Make the key" }).click();
  const key = await dialog.getByRole("region", { name: "API key" }).innerText();
  await dialog.getByRole("button", { name: "I have copied it" }).click();

  const ask = () => fetch(`${baseURL}/api/v1/account`, { headers: { authorization: `Bearer ${key}` } });
  const answer = await ask();
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ name: "Key Lab", balanceNanos: 5e9 });

  await page.getByRole("button", { name: "Revoke the lab's server" }).click();
  await page.getByRole("button", { name: "Revoke the key" }).click();
  // By its text, which the dialog shows too: while a dialog is open, elements behind it have no role.
  await expect(page.getByText("the lab's server")).toHaveCount(0);
  const refused = await ask();
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ error: { code: "UNAUTHENTICATED" } });
});

cityTest("the OpenAPI document lists every operation of the client", async ({ baseURL }) => {
  const answer = await fetch(`${baseURL}/api/v1/openapi.json`, { headers: { "accept-encoding": "gzip" } });
  expect(answer.headers.get("content-encoding")).toBe("gzip");
  const { openapi, paths } = (await answer.json()) as { openapi: string; paths: Record<string, object> };
  expect(openapi).toBe("3.1.0");
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(["/jobs", "/jobs/{jobId}/dial", "/blobs"]));
});

cityTest("ten million and one lines are refused next to the input field, and no money is held", async ({ city }) => {
  const { page, client } = await city.openCustomer("Greedy Lab");
  await openJobForm(page);
  await chooseProgram(page, "echo.mjs", "export default (input) => input;\n");
  const choose = inputsStep(page).getByRole("button", { name: /^Choose a/ });
  await chooseFile(choose, "many.txt", Buffer.alloc(2 * (LIMITS.unitsPerJob + 1), "1\n"));
  await expect(inputsStep(page).getByText(/10,000,000/)).toBeVisible({ timeout: 300_000 });
  expect(await client.listJobs({})).toMatchObject({ total: 0 });
});

cityTest("an upload of two gigabytes is refused by its length before it is sent", async ({ city, baseURL }) => {
  const { key } = await city.newCustomer("Heavy Lab");
  const answer = await new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const sending = request(`${baseURL}/api/v1/blobs`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-length": String(2 * 1024 ** 3) },
    });
    sending.on("response", async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ status: response.statusCode, body: Buffer.concat(chunks).toString() });
      sending.destroy();
    });
    sending.on("error", reject);
    sending.flushHeaders();
  });
  expect(answer.status).toBe(413);
  expect(JSON.parse(answer.body)).toMatchObject({ error: { code: "TOO_LARGE" } });
});

cityTest("the answers to a malformed key and to a body that is not JSON say what to do", async ({ city, baseURL }) => {
  const { key } = await city.newCustomer("Sloppy Lab");
  await expect(createClient({ baseUrl: baseURL ?? "", apiKey: "lamp_nonsense" }).getAccount({})).rejects.toMatchObject({
    code: "UNAUTHENTICATED",
    message: expect.stringContaining("account page"),
  });
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const answer = await fetch(`${baseURL}/api/v1/jobs`, { method: "POST", headers, body: '{"name": ' });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { message: expect.stringMatching(/^The body is not JSON: /) } });
});
