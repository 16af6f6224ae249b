import { existsSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { District } from "#core/districts/district";
import { CONTAINING_ENGINES, type ContainingEngine } from "#core/scheduling/can-contain";
import type { VettingRule } from "#core/vetting/why-reviewed";
import { LIMITS } from "#protocol/limits";
import { Dollars } from "#protocol/manifest/job-manifest";
import { FIRST_TERMS_TEXT } from "#protocol/people/first-terms";
import { type CityTerms, FIRST_TERMS } from "#protocol/people/terms";
import { tryParse } from "#protocol/try-parse";
import type { ProxyTrust } from "./auth/client-address";
import { parseAddress } from "./auth/internet-address";
import { keepSecret } from "./auth/keep-secret";
import { trustedProxies } from "./auth/trusted-proxies";
import type { Connection } from "./buckets/connection";
import { serverUrls } from "./database/server-urls";
import type { HistoryDays } from "./keeping/forget-history";
import type { MailSettings } from "./mail/mailer";
import { type AddressRule, addressRule } from "./outbound/address-rule";
import type { StripeSettings } from "./payments/stripe/stripe-settings";
import { PROJECT_ROOT } from "./project-root";
import { readDistricts } from "./read-districts";
import { type KnownTariffs, readTariffs } from "./read-tariffs";
import { databaseIsAnother, privateFolder } from "./storage/private-folder";
import { readBlobStore } from "./storage/read-blob-store";

/** An invalid setting; its message is the one sentence to print before exiting. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const DatabaseUrl = z.url({ protocol: /^postgres(ql)?$/ });
const areServers = (setting: string) => serverUrls(setting).every((url) => tryParse(DatabaseUrl, url).success);

const NO_KEYS = { accessKeyId: "", secretAccessKey: "" };
const NANOS_PER_MICRO = 1_000;

const PORT_ERROR = "must be a whole number from 1 to 65535";
const COUNT_ERROR = "must be a whole number from 1 to 1000";
const GIB_ERROR = "must be a number of GiB, more than 0";
const SHARE_ERROR = "must be a number from 0 to 100";
const WHOLE_SHARE_ERROR = "must be a whole number from 0 to 100";

const DAYS_ERROR = `must be a whole number of days from 1 to ${LIMITS.MAX_KEEP_DAYS}`;

const days = z.coerce.number(DAYS_ERROR).int(DAYS_ERROR).min(1, DAYS_ERROR).max(LIMITS.MAX_KEEP_DAYS, DAYS_ERROR);

/** For ever where it is not set. */
const historyDays = (min: number) => {
  const error = `must be a whole number of days from ${min} to ${LIMITS.MAX_HISTORY_DAYS}, or unset to keep it for ever`;
  return z.coerce.number(error).int(error).min(min, error).max(LIMITS.MAX_HISTORY_DAYS, error).optional();
};
const port = z.coerce.number(PORT_ERROR).int(PORT_ERROR).min(1, PORT_ERROR).max(65_535, PORT_ERROR);
const origin = z
  .url({ protocol: /^https?$/, error: "must be an address like https://lamplighter.example.org" })
  .transform((url) => new URL(url).origin);
const money = Dollars.transform(nanosOf);
const list = (text: string) => text.split(/[\s,]+/).filter(Boolean);

const areContaining = (engines: string[]): engines is ContainingEngine[] =>
  engines.every((engine) => (CONTAINING_ENGINES as readonly string[]).includes(engine));

/** `.env.example` describes the variables. */
const Environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().default("127.0.0.1"),
  SITE_URL: origin.optional(),
  SANDBOX_URL: origin.optional(),
  CITY_NAME: z
    .string()
    .trim()
    .min(1, "must not be blank")
    .max(60, "must have at most 60 characters")
    .default("Stratford"),
  DATA_DIR: z.string().default(".data"),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .refine(
      (setting) => trustedProxies(setting) !== undefined,
      `must be addresses and networks such as 192.0.2.7 or 10.0.0.0/8, separated by commas, or the number of proxies from 1 to ${LIMITS.MAX_PROXY_HOPS}`,
    ),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,200}$/, "16 to 200 characters without a space")
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: "must be an address like http://127.0.0.1:4318" })
    .optional(),
  TRACE_PAGE: z
    .url({ protocol: /^https?$/, error: "must be an address like https://traces.example.org/trace/{traceId}" })
    .refine((page) => page.includes("{traceId}"), "must contain {traceId}")
    .optional(),
  DATABASE_URL: z
    .string()
    .refine((setting) => areServers(setting), "must be an address like postgresql://user:password@host/name")
    .refine(
      (setting) => serverUrls(setting).length <= LIMITS.MAX_DATABASE_SERVERS,
      `must name at most ${LIMITS.MAX_DATABASE_SERVERS} servers`,
    )
    .optional(),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  STORAGE_KEY: z.string().min(32, "must have at least 32 characters").optional(),
  BLOB_STORE: z
    .string()
    .refine(
      (setting) => readBlobStore(setting, NO_KEYS) !== undefined,
      "must be an address like s3://BUCKET/FOLDER?endpoint=https://s3.example.org&region=us-east-1",
    )
    .optional(),
  BLOB_STORE_ACCESS_KEY_ID: z.string().optional(),
  BLOB_STORE_SECRET_ACCESS_KEY: z.string().optional(),
  PRIVATE_NETWORKS: z
    .string()
    .default("")
    .refine(
      (setting) => addressRule(setting) !== undefined,
      "must be addresses and networks such as 10.1.2.3 or 10.0.0.0/8, separated by commas",
    ),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "must be an address like smtps://name:password@mail.example.org" })
    .optional(),
  MAIL_FROM: z.string().max(200, "must have at most 200 characters").optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_\S{8,300}$/, "a secret key of Stripe, like sk_live_…")
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\S{8,300}$/, "a webhook's signing secret, like whsec_…")
    .optional(),
  STRIPE_API_URL: origin.default("https://api.stripe.com"),
  ADMIN_EMAIL: z.email("must be an email address").optional(),
  ADMIN_PASSWORD: z
    .string()
    .min(8, "must have at least 8 characters")
    .max(128, "must have at most 128 characters")
    .optional(),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "must be fatal, error, warn, info, debug, trace or silent",
    )
    .default("info"),
  UPLOAD_GIB_PER_CUSTOMER: z.coerce.number(GIB_ERROR).positive(GIB_ERROR).max(1_000_000, GIB_ERROR).optional(),
  KEEP_DAYS: days.default(90),
  MAX_KEEP_DAYS: days.default(365),
  KEEP_UNITS_DAYS: historyDays(LIMITS.MIN_HISTORY_DAYS),
  KEEP_PLOTS_DAYS: historyDays(LIMITS.MIN_HISTORY_DAYS),
  KEEP_AUDIT_DAYS: historyDays(LIMITS.MIN_AUDIT_DAYS),
  WELCOME_DOLLARS: money.prefault("5.00"),
  WELCOME_REQUIRES: z.enum(["verified", "nothing"], "must be verified or nothing").default("verified"),
  ADMIN_SECOND_FACTOR: z.enum(["asked", "required"], "must be asked or required").default("asked"),
  VETTING: z.enum(["none", "first-jobs"], "must be none or first-jobs").default("none"),
  VETTING_KNOWN_AFTER_JOBS: z.coerce
    .number(COUNT_ERROR)
    .int(COUNT_ERROR)
    .min(1, COUNT_ERROR)
    .max(1_000, COUNT_ERROR)
    .default(3),
  VETTING_ABOVE_BUDGET: money.prefault("100"),
  PRICE_PER_CORE_HOUR: money.prefault("0.02"),
  US_DOLLAR_IN_CITY_CURRENCY: Dollars.refine((text) => Number(text) > 0, "must be more than 0")
    .transform(nanosOf)
    .optional(),
  SCRIPT_ENGINES: z
    .string()
    .default("chromium")
    .transform(list)
    .refine(areContaining, "must name chromium, firefox or both, separated by commas"),
  TARIFFS_FILE: z.string().optional(),
  NEIGHBOURHOODS_FILE: z.string().optional(),
  OFFLINE_PAGE: z.enum(["on", "off"], "must be on or off").default("on"),
  DONOR_SHARE_PERCENT: z.coerce.number(SHARE_ERROR).min(0, SHARE_ERROR).max(100, SHARE_ERROR).default(80),
  PARTNER_SHARE_PERCENT: z.coerce
    .number(WHOLE_SHARE_ERROR)
    .int(WHOLE_SHARE_ERROR)
    .min(0, WHOLE_SHARE_ERROR)
    .max(100, WHOLE_SHARE_ERROR)
    .default(50),
});

export interface Config {
  port: number;
  host: string;
  /** Origin of the pages, and of the sandbox; always on different hosts. */
  siteUrl: string;
  sandboxUrl: string;
  cityName: string;
  /** Absolute. */
  dataDir: string;
  /** The proxies that requests pass through, and which of them are believed about the client's address. */
  proxyTrust: ProxyTrust;
  /** Allows other machines to read `/metrics`. */
  metricsToken: string | undefined;
  /** Where units' traces are sent, and the page that shows one; undefined: nowhere. */
  traces: { collector: string; page: string | undefined } | undefined;
  /** Undefined: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined;
  authSecret: string;
  /** Encrypts the keys to customers' buckets. */
  storageKey: string;
  /** The bucket that holds the site's blobs; undefined: they are in `dataDir`. */
  blobBucket: Connection | undefined;
  /** Which addresses this server may call for customers, and the setting behind it, for threads of their own. */
  mayCall: AddressRule;
  privateNetworks: string;
  admin: { email: string; password: string } | undefined;
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  /** How many bytes each customer may store. */
  storedBytesPerCustomer: number;
  /** For how many days after a job's end inputs and results are kept: by default, and at most. */
  keepDays: number;
  maxKeepDays: number;
  historyDays: HistoryDays;
  /** Undefined: the site sends no mail. */
  mail: MailSettings | undefined;
  /** Undefined: the city takes no cards. */
  stripe: StripeSettings | undefined;
  /** The welcome gift. */
  welcomeNanos: number;
  /** What newcomers need before they get it: a verified address or an admin's approval, or nothing. */
  welcomeRequires: "verified" | "nothing";
  /** Whether admins have the rights of one only with a second factor. */
  adminsNeedSecondFactor: boolean;
  /** Whose jobs a moderator looks at before they run; null: only those of customers whom one has limited. */
  vetting: VettingRule | null;
  pricePerCoreHourNanos: number;
  /** The rate at which the price page converts others' list prices; undefined: it leaves them in US dollars. */
  usDollarNanos: number | undefined;
  donorSharePercent: number;
  /** How much of what a device earns on a partner's visit the partner may ask for at most. */
  partnerSharePercent: number;
  /** Whether browsers keep the donation page for when there is no network. */
  keepsPageOffline: boolean;
  /** What people agree to, as it holds now. */
  terms: CityTerms;
  /** Electricity tariffs for residents to choose from, as they hold now. */
  tariffs: KnownTariffs;
  /** The neighbourhoods on the city's map; none: it has no map. */
  districts: readonly District[];
  /** Browsers that are given JavaScript units. */
  scriptEngines: readonly ContainingEngine[];
}

/** The configuration of this process: its environment, which overrides a `.env` file beside package.json. */
export function loadConfig(): Config {
  const file = path.join(PROJECT_ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  return readConfig(process.env);
}

/** Reads `environment`, or throws a `ConfigError` about the first invalid setting. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = tryParse(Environment, given);
  if (!parsed.success) throw new ConfigError(sentence(parsed.error.issues[0]));
  const env = parsed.data;
  const siteUrl = env.SITE_URL ?? `http://localhost:${env.PORT}`;
  const sandboxUrl = env.SANDBOX_URL ?? `http://127.0.0.1:${env.PORT}`;
  refuseSharedHost(siteUrl, sandboxUrl);
  const dataDir = path.resolve(PROJECT_ROOT, env.DATA_DIR);
  privateFolder(dataDir, { passable: databaseIsAnother(env.DATABASE_URL) });
  return {
    port: env.PORT,
    host: env.HOST,
    siteUrl,
    sandboxUrl,
    cityName: env.CITY_NAME,
    dataDir,
    proxyTrust: proxyTrust(env.TRUSTED_PROXIES, siteUrl),
    metricsToken: env.METRICS_TOKEN,
    traces:
      env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
        ? undefined
        : { collector: env.OTEL_EXPORTER_OTLP_ENDPOINT, page: env.TRACE_PAGE },
    databaseUrl: env.DATABASE_URL,
    authSecret: env.AUTH_SECRET ?? keepSecret(dataDir, "auth-secret"),
    storageKey: env.STORAGE_KEY ?? keepSecret(dataDir, "storage-key"),
    blobBucket: blobBucketOf(env.BLOB_STORE, env.BLOB_STORE_ACCESS_KEY_ID, env.BLOB_STORE_SECRET_ACCESS_KEY),
    mayCall: addressRuleOf(env.PRIVATE_NETWORKS),
    privateNetworks: env.PRIVATE_NETWORKS,
    admin: firstAdmin(env.ADMIN_EMAIL, env.ADMIN_PASSWORD),
    logLevel: env.LOG_LEVEL,
    storedBytesPerCustomer:
      env.UPLOAD_GIB_PER_CUSTOMER === undefined
        ? LIMITS.storedBytesPerCustomer
        : Math.floor(env.UPLOAD_GIB_PER_CUSTOMER * 2 ** 30),
    keepDays: Math.min(env.KEEP_DAYS, env.MAX_KEEP_DAYS),
    maxKeepDays: env.MAX_KEEP_DAYS,
    historyDays: { units: env.KEEP_UNITS_DAYS, plots: env.KEEP_PLOTS_DAYS, audit: env.KEEP_AUDIT_DAYS },
    mail: mailSettings(env.SMTP_URL, env.MAIL_FROM),
    stripe: stripeSettings(env),
    welcomeNanos: env.WELCOME_DOLLARS,
    welcomeRequires: env.WELCOME_REQUIRES,
    adminsNeedSecondFactor: env.ADMIN_SECOND_FACTOR === "required",
    vetting:
      env.VETTING === "none"
        ? null
        : { knownAfterJobs: env.VETTING_KNOWN_AFTER_JOBS, budgetNanos: env.VETTING_ABOVE_BUDGET },
    pricePerCoreHourNanos: env.PRICE_PER_CORE_HOUR,
    usDollarNanos: env.US_DOLLAR_IN_CITY_CURRENCY,
    donorSharePercent: env.DONOR_SHARE_PERCENT,
    partnerSharePercent: env.PARTNER_SHARE_PERCENT,
    // During development the names of the pages' scripts do not change with their contents.
    keepsPageOffline: env.OFFLINE_PAGE === "on" && environment["NODE_ENV"] !== "development",
    terms: { version: FIRST_TERMS, sections: FIRST_TERMS_TEXT },
    tariffs: tariffsOf(env.TARIFFS_FILE),
    districts: districtsOf(env.NEIGHBOURHOODS_FILE),
    scriptEngines: env.SCRIPT_ENGINES,
  };
}

function proxyTrust(setting: string, siteUrl: string): ProxyTrust {
  const trusts = trustedProxies(setting);
  if (!trusts) throw new Error("TRUSTED_PROXIES was not validated.");
  const { hostname } = new URL(siteUrl);
  const address = parseAddress(hostname.replace(/^\[|\]$/g, ""));
  return { trusts, isLocalSite: hostname === "localhost" || address?.isThisMachine === true };
}

function blobBucketOf(setting: string | undefined, accessKeyId = "", secretAccessKey = ""): Config["blobBucket"] {
  if (setting === undefined) return undefined;
  if (accessKeyId === "" || secretAccessKey === "")
    throw new ConfigError(
      "BLOB_STORE is set without BLOB_STORE_ACCESS_KEY_ID and BLOB_STORE_SECRET_ACCESS_KEY: set all three, or none to keep blobs in DATA_DIR.",
    );
  return readBlobStore(setting, { accessKeyId, secretAccessKey });
}

function tariffsOf(setting: string | undefined): KnownTariffs {
  try {
    return readTariffs(setting === undefined ? undefined : path.resolve(PROJECT_ROOT, setting));
  } catch (error) {
    throw new ConfigError(`TARIFFS_FILE: ${error instanceof Error ? error.message : error}`);
  }
}

function districtsOf(setting: string | undefined): readonly District[] {
  try {
    return readDistricts(setting === undefined ? undefined : path.resolve(PROJECT_ROOT, setting));
  } catch (error) {
    throw new ConfigError(`NEIGHBOURHOODS_FILE: ${error instanceof Error ? error.message : error}`);
  }
}

function addressRuleOf(setting: string): AddressRule {
  const rule = addressRule(setting);
  if (!rule) throw new Error("PRIVATE_NETWORKS was not validated.");
  return rule;
}

/** Exact, because the text has at most six decimals. */
function nanosOf(dollars: string): number {
  return Math.round(Number(dollars) * 1_000_000) * NANOS_PER_MICRO;
}

function sentence(issue: z.core.$ZodIssue | undefined): string {
  const isAmount = issue?.code === "invalid_format" && issue.format === "regex";
  return `${String(issue?.path[0])} ${isAmount ? "must be " : ""}${issue?.message}; see .env.example.`;
}

/** The browser isolates the sandbox from the pages, their cookies and storage only if their hosts differ. */
function refuseSharedHost(siteUrl: string, sandboxUrl: string): void {
  if (new URL(siteUrl).hostname !== new URL(sandboxUrl).hostname) return;
  throw new ConfigError(
    `SITE_URL and SANDBOX_URL are both on ${new URL(siteUrl).hostname}, but customers' code must run on a host of its own: use another one for SANDBOX_URL.`,
  );
}

function mailSettings(smtpUrl: string | undefined, from: string | undefined): Config["mail"] {
  if (smtpUrl !== undefined && from !== undefined) return { smtpUrl, from };
  if (smtpUrl === undefined && from === undefined) return undefined;
  const [given, missing] = smtpUrl === undefined ? ["MAIL_FROM", "SMTP_URL"] : ["SMTP_URL", "MAIL_FROM"];
  throw new ConfigError(`${given} is set without ${missing}: set both to send mail, or neither.`);
}

function stripeSettings(env: z.infer<typeof Environment>): Config["stripe"] {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_URL: apiUrl } = env;
  if (secretKey !== undefined && webhookSecret !== undefined) return { secretKey, webhookSecret, apiUrl };
  if (secretKey === undefined && webhookSecret === undefined) return undefined;
  const names = ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"];
  const [given, missing] = secretKey === undefined ? names.toReversed() : names;
  throw new ConfigError(`${given} is set without ${missing}: set both to take cards, or neither.`);
}

function firstAdmin(email: string | undefined, password: string | undefined): Config["admin"] {
  if (email !== undefined && password !== undefined) return { email, password };
  if (email === undefined && password === undefined) return undefined;
  const [given, missing] = email === undefined ? ["ADMIN_PASSWORD", "ADMIN_EMAIL"] : ["ADMIN_EMAIL", "ADMIN_PASSWORD"];
  throw new ConfigError(
    `${given} is set without ${missing}: set both to make the first admin, or neither to get a set-up link.`,
  );
}
