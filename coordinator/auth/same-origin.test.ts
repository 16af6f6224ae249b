import { expect, test } from "vitest";
import { assertSameOrigin } from "./same-origin";

const SITE = "http://localhost:3000";
const check = (method: string, headers: Record<string, string>) => () =>
  assertSameOrigin(method, new Headers(headers), SITE);

test.each([
  ["POST", { cookie: "s=1", origin: SITE }],
  ["POST", { cookie: "s=1", "sec-fetch-site": "same-origin" }],
  ["POST", { authorization: "Bearer k", origin: "http://elsewhere.example" }],
  ["POST", {}],
  ["GET", { cookie: "s=1", origin: "http://elsewhere.example" }],
])("%s with %j is taken", (method, headers) => {
  expect(check(method, headers as Record<string, string>)).not.toThrow();
});

test.each([
  ["POST", { cookie: "s=1", origin: "http://elsewhere.example" }],
  ["DELETE", { cookie: "s=1", origin: "null" }],
  ["PUT", { cookie: "s=1", origin: "http://127.0.0.1:3000" }],
  ["POST", { cookie: "s=1" }],
  ["POST", { cookie: "s=1", "sec-fetch-site": "same-site" }],
])("%s with %j is refused", (method, headers) => {
  expect(check(method, headers as Record<string, string>)).toThrow("send an API key instead");
});
