import { expect, test } from "vitest";
import { wayOf } from "./way-of";

const SITE = "https://lamplighter.example.org";
const get = (path: string, mode: RequestMode = "cors") => ({ method: "GET", mode, url: new URL(path, SITE).href });

test("pages and files with a hash in their name go by the worker", () => {
  expect(wayOf(get("/", "navigate"), SITE)).toBe("page");
  expect(wayOf(get("/jobs/job_1?tab=results", "navigate"), SITE)).toBe("page");
  expect(wayOf(get("/_next/static/chunks/0a2r6atq_va6w.js"), SITE)).toBe("asset");
  expect(wayOf(get("/build/control-37a0e661e41fe78b.js", "same-origin"), SITE)).toBe("asset");
});

test.each([
  ["the API", get("/api/v1/account")],
  ["somebody's blobs", get("/blobs/0123456789abcdef")],
  ["what a page asks of the site", get("/jobs?_rsc=1")],
  ["a form", { ...get("/", "navigate"), method: "POST" }],
  ["an asset that depends on a question", get("/_next/static/chunks/a.js?of=somebody")],
  ["a path that leads out of the folder of assets", get("/_next/static/%2e%2e/%2e%2e/api/v1/account")],
  ["another site's file of the same name", get("https://elsewhere.example/build/control.js")],
  ["the worker itself", get("/service-worker.js", "same-origin")],
])("%s does not", (_, request) => {
  expect(wayOf(request, SITE)).toBeNull();
});
