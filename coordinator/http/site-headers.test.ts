import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verbOperations } from "#protocol/api/contract";
import { EVENT_STREAM } from "#protocol/api/operation";
import { submitJob } from "../api/jobs/submit-job";
import { DOUBLE, manifest } from "../api/testing/manifests";
import { PROJECT_ROOT } from "../project-root";
import { serveSite } from "../serve-site";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { siteHeaders } from "./site-headers";

/** The headers that a response must have, by kind. A pattern must match; null must be absent. */
type Rule = Record<string, string | RegExp | null>;

const CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
const NOTHING_MAY =
  /camera=\(\), microphone=\(\), geolocation=\(\), compute-pressure=\((self)?\), screen-wake-lock=\((self)?\)/;

const EVERY: Rule = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": NOTHING_MAY,
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "x-powered-by": null,
  // Not for the sandbox, which a page embeds: WebKit would start no worker in it.
  "cross-origin-embedder-policy": null,
  "access-control-allow-origin": null,
};
const NONCE = "'nonce-[A-Za-z0-9+/]{22}=='";
const PAGE: Rule = {
  ...EVERY,
  "content-security-policy": new RegExp(
    String.raw`^default-src 'none'; script-src 'self' ${NONCE} 'strict-dynamic'; style-src 'self' ${NONCE}; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; connect-src 'self' ws://localhost:\d+; worker-src 'self'; frame-src http://127\.0\.0\.1:\d+/box; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$`,
  ),
};
const FIXED: Rule = { ...EVERY, "content-security-policy": CLOSED, "set-cookie": null };
const FOR_EVERY_SITE: Rule = {
  ...FIXED,
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
};
/** The button's window speaks to the page that opened it. */
const LIGHT: Rule = { ...PAGE, "cross-origin-opener-policy": "unsafe-none" };
const API: Rule = { ...FIXED, "cache-control": /no-store/ };
const SAVED: Rule = { "content-disposition": /^attachment; filename/, "content-type": "application/octet-stream" };
const WORKER: Rule = {
  ...EVERY,
  "content-security-policy": /^default-src 'none'; connect-src 'self' ws:\/\/localhost:\d+ https: http:$/,
};
/** Pages may not call customers' buckets; this worker may, and nothing else. */
const TRIAL: Rule = { ...EVERY, "content-security-policy": /^default-src 'none'; connect-src https: http:$/ };
const SANDBOX: Rule = {
  "content-security-policy": /^default-src 'none'; script-src 'sha256-.*; sandbox allow-scripts;/,
  "permissions-policy": /^(?!.*self)camera=\(\), /,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "cross-origin",
  "cross-origin-embedder-policy": null,
  "set-cookie": null,
};

/** What the coordinator answers itself, as `METHOD path`. A route that is missing here has no rule, and fails. */
const OWN_ROUTES: Record<string, Rule> = {
  "GET /blobs/*": FIXED,
  "PUT /blobs/*": FIXED,
  "POST /api/v1/blobs": FIXED,
  "POST /api/v1/uploads": API,
  "GET /api/v1/uploads/*": API,
  "PATCH /api/v1/uploads/*": API,
  "DELETE /api/v1/uploads/*": API,
  "GET /downloads/lamplighter.tgz": FIXED,
  "GET /downloads/lamplighter.py": FIXED,
  "GET /downloads/lamplighter-button.tgz": FIXED,
  "GET /api/health": FIXED,
  "GET /metrics": FIXED,
  "GET /pictures/*": FIXED,
  "GET /relay/*": FIXED,
  "PUT /relay/*": FIXED,
  "POST /api/auth-setup": FIXED,
  "POST /api/payments/stripe": FIXED,
  "GET /stats/tables.xml": FIXED,
  "GET /stats/user.gz": FIXED,
  "GET /stats/host.gz": FIXED,
  "GET /stats/team.gz": FIXED,
  "GET /button/v1.js": { ...FOR_EVERY_SITE, "cache-control": "public, max-age=31536000, immutable" },
  "GET /.well-known/lamplighter-button.json": { ...FOR_EVERY_SITE, "cache-control": "public, max-age=3600" },
  "GET /service-worker.js": {
    ...EVERY,
    "content-security-policy": "default-src 'none'; connect-src 'self'",
    "cache-control": "no-cache",
  },
};

/** Pages and handlers of `app/`. A handler that is missing here has no rule, and fails. */
const HANDLERS: Record<string, Rule> = { "/api/v1/[...path]": API, "/api/auth/[...all]": FIXED };

/** Nobody is called: only events come in, and those that are not signed are refused. */
const CARDS = { STRIPE_SECRET_KEY: "sk_test_0123456789", STRIPE_WEBHOOK_SECRET: "whsec_0123456789" };

let city: TestCoordinator;
let cookie: string;
let jobId: string;
let deviceId: string;

beforeAll(async () => {
  city = await startTestCoordinator({}, { NODE_ENV: "production", ...CARDS });
  await serveSite(city.running, false);
  const { auth, prisma } = city.handle;
  const password = "a lamp in the dark";
  const id = await auth.signUp({ name: "Ada", email: "ada@example.org", password });
  await prisma.person.update({ where: { id }, data: { role: "owner" } });
  const signedIn = await ask("POST", "/api/auth/sign-in/email", { body: { email: "ada@example.org", password } });
  cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const device = city.device({ answer: () => null });
  const program = await city.upload(Buffer.from(DOUBLE));
  const ctx = { person: { id, name: "Ada", email: "ada@example.org", role: "owner" as const }, via: "test" };
  jobId = (await submitJob({ ctx, input: manifest(program) })).id;
  await device.receives("grant");
  deviceId = device.deviceId;
});

afterAll(() => city.close());

interface Asked {
  as?: string;
  body?: unknown;
  headers?: Record<string, string>;
  base?: string;
}

const ask = (method: string, at: string, { as, body, headers = {}, base = city.url }: Asked = {}) =>
  fetch(`${base}${at}`, {
    method,
    redirect: "manual",
    headers: {
      ...(as ? { cookie: as } : {}),
      ...(method === "GET" ? {} : { origin: city.url, "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });

/** What a response breaks in `rule`, one line each. */
function breaches(rule: Rule, { headers }: Response): string[] {
  return Object.entries(rule).flatMap(([name, wanted]) => {
    const found = headers.get(name);
    const holds =
      wanted === null || found === null
        ? found === wanted
        : typeof wanted === "string"
          ? found === wanted
          : wanted.test(found);
    return holds ? [] : [`${name}: ${found}`];
  });
}

async function expectRule(rule: Rule | undefined, method: string, at: string, asked: Asked = {}) {
  const answer = await ask(method, at, asked);
  await answer.arrayBuffer();
  const found = {
    at: `${method} ${at}`,
    status: answer.status,
    breaches: rule ? breaches(rule, answer) : ["there is no rule"],
  };
  expect(found).toEqual({ ...found, breaches: [] });
  expect(answer.status).not.toBe(500);
  return answer;
}

const built = (name: string) => JSON.parse(readFileSync(path.join(PROJECT_ROOT, ".next", name), "utf8"));
const fill = (route: string) =>
  route.replace(/[[{](\w+)\*?[\]}]/g, (_, name: string) => ({ jobId, deviceId, unit: "0" })[name] ?? "nothing");

test("every page and handler that was built, for strangers and for an admin", async () => {
  const routes: string[] = Object.values(built("app-path-routes-manifest.json"));
  expect(routes).toContain("/jobs/[jobId]");
  for (const route of routes) {
    if (route.startsWith("/_")) continue; // what Next draws for errors: asked for below, by the errors themselves
    const isPage = !route.startsWith("/api/");
    const at = isPage ? fill(route) : route.replace(/\[\.\.\.\w+\]/, "nothing");
    for (const as of [undefined, cookie])
      await expectRule(isPage ? (route === "/light" ? LIGHT : PAGE) : HANDLERS[route], "GET", at, as ? { as } : {});
  }
});

test("every operation of the API, refused and successful", async () => {
  for (const { method, path: at } of verbOperations) {
    for (const as of [undefined, cookie]) {
      const body = method === "GET" ? {} : { body: {} };
      const answer = await expectRule(API, method, `/api/v1${fill(at)}`, as ? { as, ...body } : body);
      const type = answer.headers.get("content-type") ?? "";
      // Events are read by scripts; opened directly they are text, which `nosniff` and the closed policy ensure.
      if (type !== "application/json" && type !== EVENT_STREAM)
        expect(breaches({ "content-disposition": /^attachment; filename/ }, answer)).toEqual([]);
    }
  }
  await expectRule({ ...API, "cache-control": null }, "GET", "/api/v1/openapi.json");
});

test("every route of the coordinator's own", async () => {
  for (const { method, path: at } of city.running.routes) {
    const name = `${method} ${typeof at === "string" ? at : `${at.prefix}*`}`;
    const rule =
      at === city.handle.controlPath ? WORKER : at === city.handle.bucketTrialPath ? TRIAL : OWN_ROUTES[name];
    const asked = typeof at === "string" ? at : `${at.prefix}nothing`;
    await expectRule(rule, method, asked, method === "GET" ? {} : { body: {} });
  }
});

test("bytes that a customer made are saved, whatever they are", async () => {
  const hash = await city.upload(Buffer.from("<!doctype html><script>alert(document.cookie)</script>"));
  const at = `/blobs/${hash}`;
  const rule = { ...FIXED, ...SAVED, "cache-control": "private, max-age=31536000, immutable" };
  expect((await expectRule(rule, "GET", at, { as: cookie })).status).toBe(200);
  expect((await expectRule(rule, "HEAD", at, { as: cookie })).status).toBe(200);
  expect((await expectRule(rule, "GET", at, { as: cookie, headers: { range: "bytes=0-3" } })).status).toBe(206);
  expect((await expectRule(FIXED, "GET", at, { as: cookie, headers: { range: "bytes=900-" } })).status).toBe(416);
  expect((await expectRule(FIXED, "GET", at)).status).toBe(401);
});

test("every file that is served unchanged", async () => {
  const lying = readdirSync(path.join(PROJECT_ROOT, "public"), { recursive: true, encoding: "utf8" }).map(
    (file) => `/${file}`,
  );
  const folder = path.join(PROJECT_ROOT, ".next", "static");
  const made = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => path.extname(file) !== "");
  expect(lying.length).toBeGreaterThan(3);
  expect(made.length).toBeGreaterThan(10);
  for (const file of lying) expect((await expectRule(PAGE, "GET", file)).status).toBe(200);
  const built = { ...FIXED, "cache-control": "public, max-age=31536000, immutable" };
  for (const file of made) expect((await expectRule(built, "GET", `/_next/static/${file}`)).status).toBe(200);
});

test("every error", async () => {
  for (const at of [
    "/nothing",
    "/jobs/nothing/there",
    "/api/nothing",
    "/favicon.ico",
    "/%",
    "/_not-found",
    "/_next/data/x/index.json",
  ]) {
    const answer = await expectRule(PAGE, "GET", at, { as: cookie });
    expect([400, 404]).toContain(answer.status);
  }
  expect((await expectRule(FIXED, "GET", "//")).status).toBe(308);
  for (const at of ["/_next/nothing", "/_next/image?url=%2Ficon-512.png&w=64&q=75"]) {
    expect((await expectRule(FIXED, "GET", at)).status).toBe(404);
  }
  await expectRule(API, "PATCH", "/api/v1/jobs", { body: {} });
  await expectRule(API, "POST", "/api/v1/jobs", { as: cookie, body: "{" });
  await expectRule(API, "GET", "/api/v1/nothing");
  await expectRule(PAGE, "DELETE", "/blobs/nothing");
});

test("the sandbox's host, whatever is requested", async () => {
  for (const at of ["/box", "/", "/jobs", "/api/v1/jobs"])
    await expectRule(SANDBOX, "GET", at, { base: city.sandboxUrl });
  await expectRule(SANDBOX, "POST", "/box", { base: city.sandboxUrl, body: {} });
});

test("a page's own scripts and sheets carry the nonce of its policy, and there are no others", async () => {
  for (const at of ["/", "/sign-in", "/jobs", `/jobs/${jobId}`, "/admin", "/nothing"]) {
    const answer = await ask("GET", at, { as: cookie });
    const nonce = /'nonce-([^']+)'/.exec(answer.headers.get("content-security-policy") ?? "")?.[1];
    const tags = (await answer.text()).match(/<(script|style)\b[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(0);
    expect(tags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
  }
});

test("no two answers share a nonce", async () => {
  const policies = await Promise.all(
    [1, 2, 3].map(async () => (await ask("GET", "/")).headers.get("content-security-policy")),
  );
  expect(new Set(policies).size).toBe(3);
});

test("cookies are not accessible to scripts and not sent with other sites' requests", async () => {
  const email = "bob@example.org";
  const answer = await ask("POST", "/api/auth/sign-up/email", {
    body: { name: "Bob", email, password: "another lamp" },
  });
  const cookies = answer.headers.getSetCookie();
  expect(cookies.length).toBeGreaterThan(0);
  for (const line of cookies) expect(line).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/);
});

test("a city behind TLS says so, and restricts its cookies to it", async () => {
  expect(siteHeaders("http://localhost:3000")["strict-transport-security"]).toBeUndefined();
  expect(siteHeaders("https://city.example")["strict-transport-security"]).toBe("max-age=31536000");
  const safe = await startTestCoordinator({}, { SITE_URL: "https://city.example", SANDBOX_URL: "https://box.example" });
  const base = `http://127.0.0.1:${safe.handle.config.port}`;
  expect((await fetch(`${base}/api/health`)).headers.get("strict-transport-security")).toBe("max-age=31536000");
  const { auth } = safe.handle;
  const body = JSON.stringify({ name: "Cyd", email: "cyd@example.org", password: "a third lamp" });
  const headers = { "content-type": "application/json" };
  const signedUp = await auth.handle(
    new Request("https://city.example/api/auth/sign-up/email", { method: "POST", headers, body }),
  );
  expect(signedUp.status).toBe(200);
  for (const line of signedUp.headers.getSetCookie())
    expect(line).toMatch(/^__Secure-.*; Path=\/; HttpOnly; Secure; SameSite=Lax/);
  await safe.close();
});
