import { expect } from "@playwright/test";
import { corsRules } from "#protocol/cors-rules";
import { TEST_KEYS } from "#suites/kit/s3/s3-keys";
import { S3Server } from "#suites/kit/s3/s3-server";
import { openPage } from "./actors/open-page";
import { cityTest } from "./city-test";

let s3: S3Server;

cityTest.beforeAll(async () => {
  s3 = await new S3Server({ cors: [] }).listen();
});

cityTest.afterAll(() => s3.close());

cityTest("a customer connects a bucket, fixes what its check reports, and uses it", async ({ city, baseURL }) => {
  const origin = baseURL ?? "";
  const { page } = await city.openCustomer("Busy Studio");
  await openPage(page, "/account");
  await page.getByRole("button", { name: "Connect a bucket" }).click();
  await page.getByLabel("Name", { exact: true }).fill("frames");
  await page.getByLabel("Endpoint").fill(s3.endpoint);
  await page.getByLabel("Bucket", { exact: true }).fill("bucket");
  await page.getByLabel("Access key ID").fill(TEST_KEYS.accessKeyId);
  await page.getByLabel("Secret access key").fill(TEST_KEYS.secretAccessKey);
  await page.getByRole("button", { name: "Save and try it" }).click();
  await expect(page.getByText("A second writer does not overwrite the first.")).toBeVisible();
  await expect(
    page.getByText(/Your browser could not read an object: .* paste the CORS rules that the account page shows/),
  ).toBeVisible();
  await expect(page.getByLabel("CORS rules")).toContainText(origin);
  const [rule] = JSON.parse(corsRules(origin, { readOnly: false }));
  s3.cors = [
    { origins: rule.AllowedOrigins, methods: rule.AllowedMethods, headers: rule.AllowedHeaders, exposed: ["ETag"] },
  ];
  await page.getByRole("button", { name: "Check it now" }).click();
  await expect(page.getByText(/hides the header Content-Range/)).toBeVisible();
  await expect(page.getByText("Browsers can write objects.")).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByText("Needs attention")).toBeVisible();
  await page.getByRole("button", { name: "Check s3://frames" }).click();
  s3.cors = s3.cors.map((allowed) => ({ ...allowed, exposed: rule.ExposeHeaders }));
  await page.getByRole("button", { name: "Check it now" }).click();
  await expect(page.getByText("Browsers can read objects.")).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByText("Works", { exact: true })).toBeVisible();
  expect(s3.bucket().all()).toEqual([]);

  await page.getByRole("button", { name: "Forget s3://frames" }).click();
  await page.getByRole("button", { name: "Forget it" }).click();
  await expect(page.getByText("No buckets yet.")).toBeVisible();
});
