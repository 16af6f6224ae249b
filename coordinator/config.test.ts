import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { ConfigError, readConfig } from "./config";

const DATA_DIR = mkdtempSync(path.join(tmpdir(), "lamplighter-config-"));
afterAll(() => rmSync(DATA_DIR, { recursive: true, force: true }));

const read = (environment: Record<string, string>) => readConfig({ DATA_DIR, ...environment });

function refusal(environment: Record<string, string>): string {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return "accepted";
}

test("an empty environment, and empty values, mean a site on this machine", () => {
  expect(read({ SITE_URL: "", DATABASE_URL: "", ADMIN_EMAIL: "" })).toMatchObject({
    port: 3000,
    siteUrl: "http://localhost:3000",
    sandboxUrl: "http://127.0.0.1:3000",
    cityName: "Stratford",
    databaseUrl: undefined,
    admin: undefined,
    storedBytesPerCustomer: 64 * 2 ** 30,
    welcomeNanos: 5_000_000_000,
    pricePerCoreHourNanos: 20_000_000,
    usDollarNanos: undefined,
    donorSharePercent: 80,
    scriptEngines: ["chromium"],
  });
});

test("the exchange rate of the US dollar is read to a millionth", () => {
  expect(read({ US_DOLLAR_IN_CITY_CURRENCY: "1.3825" }).usDollarNanos).toBe(1_382_500_000);
});

test("both addresses follow the port, and lose a path or a final slash", () => {
  expect(read({ PORT: "8080" })).toMatchObject({
    siteUrl: "http://localhost:8080",
    sandboxUrl: "http://127.0.0.1:8080",
  });
  expect(read({ SITE_URL: "https://city.example/" }).siteUrl).toBe("https://city.example");
});

test("a primary and its standby are one address, as for libpq", () => {
  const databaseUrl = "postgresql://me:secret@one:5432,[::1]:5433/city";
  expect(read({ DATABASE_URL: databaseUrl }).databaseUrl).toBe(databaseUrl);
});

test("the secret is created once, and only we can read it", () => {
  expect(read({}).authSecret).toBe(read({}).authSecret);
  expect(statSync(path.join(DATA_DIR, "auth-secret")).mode & 0o777).toBe(0o600);
});

test.each([
  [{ PORT: "eighty" }, "PORT must be a whole number from 1 to 65535; see .env.example."],
  [{ PORT: "70000" }, "PORT must be a whole number from 1 to 65535; see .env.example."],
  [{ PORT: "80.5" }, "PORT must be a whole number from 1 to 65535; see .env.example."],
  [{ SITE_URL: "city" }, "SITE_URL must be an address like https://lamplighter.example.org; see .env.example."],
  [
    { DATABASE_URL: "mysql://x/y" },
    "DATABASE_URL must be an address like postgresql://user:password@host/name; see .env.example.",
  ],
  [
    { DATABASE_URL: "postgresql://me:secret@one:5432,:0x/city" },
    "DATABASE_URL must be an address like postgresql://user:password@host/name; see .env.example.",
  ],
  [
    { DATABASE_URL: `postgresql://me@${Array(9).fill("one").join(",")}/city` },
    "DATABASE_URL must name at most 8 servers; see .env.example.",
  ],
  [
    { SCRIPT_ENGINES: "chromium, netscape" },
    "SCRIPT_ENGINES must name chromium, firefox or both, separated by commas; see .env.example.",
  ],
  // A script may bring unmetered WebAssembly, which WebKit never ends.
  ...["webkit", "chromium,webkit", "safari", "other"].map((engines): [Record<string, string>, string] => [
    { SCRIPT_ENGINES: engines },
    "SCRIPT_ENGINES must name chromium, firefox or both, separated by commas; see .env.example.",
  ]),
  [
    { TRUSTED_PROXIES: "10.0.0.0/99" },
    "TRUSTED_PROXIES must be addresses and networks such as 192.0.2.7 or 10.0.0.0/8, separated by commas, or the number of proxies from 1 to 10; see .env.example.",
  ],
  [{ METRICS_TOKEN: "short" }, "METRICS_TOKEN must be 16 to 200 characters without a space; see .env.example."],
  [
    { OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4318" },
    "OTEL_EXPORTER_OTLP_ENDPOINT must be an address like http://127.0.0.1:4318; see .env.example.",
  ],
  [{ TRACE_PAGE: "https://traces.example.org" }, "TRACE_PAGE must contain {traceId}; see .env.example."],
  [
    { STRIPE_SECRET_KEY: "pk_live_12345678" },
    "STRIPE_SECRET_KEY must be a secret key of Stripe, like sk_live_…; see .env.example.",
  ],
  [
    { STRIPE_WEBHOOK_SECRET: "secret" },
    "STRIPE_WEBHOOK_SECRET must be a webhook's signing secret, like whsec_…; see .env.example.",
  ],
  [{ AUTH_SECRET: "short" }, "AUTH_SECRET must have at least 32 characters; see .env.example."],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent; see .env.example."],
  [{ WELCOME_DOLLARS: "five" }, 'WELCOME_DOLLARS must be an amount in dollars, like "2.50"; see .env.example.'],
  [{ US_DOLLAR_IN_CITY_CURRENCY: "0" }, "US_DOLLAR_IN_CITY_CURRENCY must be more than 0; see .env.example."],
  [{ WELCOME_REQUIRES: "love" }, "WELCOME_REQUIRES must be verified or nothing; see .env.example."],
  [
    { SMTP_URL: "mail.example.org" },
    "SMTP_URL must be an address like smtps://name:password@mail.example.org; see .env.example.",
  ],
  [{ SMTP_URL: "smtp://mail.example.org" }, "SMTP_URL is set without MAIL_FROM: set both to send mail, or neither."],
  [{ DONOR_SHARE_PERCENT: "120" }, "DONOR_SHARE_PERCENT must be a number from 0 to 100; see .env.example."],
  [
    { SITE_URL: "http://a.example", SANDBOX_URL: "http://a.example:81" },
    "SITE_URL and SANDBOX_URL are both on a.example, but customers' code must run on a host of its own: use another one for SANDBOX_URL.",
  ],
  [
    { ADMIN_EMAIL: "ada@example.org" },
    "ADMIN_EMAIL is set without ADMIN_PASSWORD: set both to make the first admin, or neither to get a set-up link.",
  ],
])("%j is refused in one sentence", (environment, message) => {
  expect(refusal(environment as Record<string, string>)).toBe(message);
});
