import { z } from "zod";
import { faulty, form } from "../faulty";
import { LIMITS } from "../limits";
import { UNREACHED_REASONS } from "../unreached-reasons";

/** What can be wrong with a bucket, as facts; the sentences are made at the edge. */
export const BUCKET_FAULTS = [
  ...UNREACHED_REASONS,
  // The server's answer
  "wrong-keys",
  "keys-expired",
  "wrong-clock",
  "forbidden",
  "no-bucket",
  "other-region",
  "redirected",
  "busy",
  "not-s3",
  // A single object
  "no-object",
  "object-changed",
  "object-archived",
  "other-bytes",
  "too-large",
  /** Names with `.` or `..` between slashes, which no browser and no HTTP library sends unchanged. */
  "unusable-key",
  // The connection itself
  "read-only",
  /** They were encrypted with another key than this server's. */
  "keys-unreadable",
  /** A job uses a connection that has been deleted. */
  "no-connection",
  /** Browsers may not read its answers, and cannot tell why: CORS rules, a redirect, or no answer. */
  "cors-blocked",
] as const;
export const BucketFault = z.enum(BUCKET_FAULTS);
export type BucketFault = z.infer<typeof BucketFault>;

/** What only a customer's browser can find out, not this server. */
export const BROWSER_FAULTS = ["hides-etag", "hides-content-range"] as const;

/** `If-None-Match` is ignored, so that a second writer overwrites the first. */
const WRITES_TWICE = "writes-twice";

/** In the order in which they are tried. */
export const CHECK_STEPS = ["list", "write", "write-once", "read", "browser-read", "browser-write"] as const;

/** The result of one step; steps that cannot be tried are left out. */
export const CheckFinding = z.strictObject({
  step: z.enum(CHECK_STEPS),
  fault: z
    .enum([...BUCKET_FAULTS, ...BROWSER_FAULTS, WRITES_TWICE])
    .nullable()
    .describe("null: it works."),
  region: z.string().max(60).optional().describe("Where the bucket lies, when that is the fault and it said so."),
});
export type CheckFinding = z.infer<typeof CheckFinding>;
export const CheckFindings = z.array(CheckFinding).max(CHECK_STEPS.length);

const NAME = /^[a-z0-9][a-z0-9-]*$/;
const NAME_FORM = form(NAME, { kind: "connection-name" });

export const ConnectionName = z
  .string()
  .min(1, NAME_FORM[1])
  .max(LIMITS.MAX_CONNECTION_NAME_CHARS)
  .regex(...NAME_FORM);

/** http or https, a host, and nothing else. */
function isEndpoint(text: string): boolean {
  if (text === "") return true;
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const isBare =
    url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "" && url.password === "";
  return isBare && (url.protocol === "https:" || url.protocol === "http:");
}

const climbs = (prefix: string) => prefix.split("/").some((piece) => piece === "." || piece === "..");
const VISIBLE = /^[\x21-\x7e]*$/;
const secret = (max: number) =>
  z
    .string()
    .max(max)
    .regex(...form(VISIBLE, { kind: "key-sign" }));

const PLACE = {
  endpoint: z
    .string()
    .trim()
    .max(LIMITS.MAX_ENDPOINT_CHARS)
    .refine(isEndpoint, faulty({ kind: "endpoint" }))
    .transform((text) => (text === "" ? "" : new URL(text).origin))
    .default("")
    .describe("Empty: Amazon's own, of the region."),
  region: z
    .string()
    .regex(...form(/^[a-z0-9-]{1,40}$/, { kind: "region" }))
    .default("us-east-1"),
  bucket: z.string().regex(...form(/^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$/, { kind: "bucket" })),
  prefix: z
    .string()
    .max(500)
    .refine((text) => !climbs(text) && !text.startsWith("/"), faulty({ kind: "prefix" }))
    .transform((text) => (text === "" || text.endsWith("/") ? text : `${text}/`))
    .default(""),
  pathStyle: z.boolean().default(true).describe("The bucket's name stands in the path instead of in the host's name."),
  readOnly: z.boolean().default(false),
  requesterPays: z.boolean().default(false),
};

export const SaveConnectionInput = z.strictObject({
  name: ConnectionName,
  ...PLACE,
  keys: z
    .strictObject({
      accessKeyId: secret(200).min(1),
      secretAccessKey: secret(500).min(1),
      sessionToken: secret(LIMITS.MAX_ACCESS_KEY_CHARS).optional(),
    })
    .optional()
    .describe("May be left out to keep those of this name, while endpoint and bucket stay. No answer ever has them."),
  inBrowser: z.boolean().default(false).describe("Whether the caller will try the bucket from a browser, too."),
});
export type SaveConnectionInput = z.input<typeof SaveConnectionInput>;

export const StorageConnection = z
  .strictObject({
    name: z.string(),
    endpoint: z.string(),
    region: z.string(),
    bucket: z.string(),
    prefix: z.string(),
    pathStyle: z.boolean(),
    readOnly: z.boolean(),
    requesterPays: z.boolean(),
    checkedAt: z.iso.datetime().nullable(),
    findings: CheckFindings.describe("Of the last check, from this server and from the customer's browser."),
  })
  .meta({ id: "StorageConnection" });
export type StorageConnection = z.infer<typeof StorageConnection>;

export const StorageConnections = z
  .strictObject({
    connections: z.array(StorageConnection),
    origin: z.string().describe("The site's: what a bucket's rules for other origins must allow."),
  })
  .meta({ id: "StorageConnections" });

const SignedLink = z.strictObject({ url: z.string(), headers: z.record(z.string(), z.string()) });

/** What a browser tries, by links that are valid for minutes. */
export const BrowserProbe = z.strictObject({
  /** Some bytes of one object. */
  read: SignedLink.extend({ bytes: z.int() }).nullable(),
  write: SignedLink.extend({ body: z.string() }).nullable(),
});
export type BrowserProbe = z.infer<typeof BrowserProbe>;

export const CheckedConnection = z
  .strictObject({
    connection: StorageConnection,
    origin: z.string(),
    probe: BrowserProbe.nullable().describe("For the browser, when it was asked for and there is anything to try."),
  })
  .meta({ id: "CheckedConnection" });
export type CheckedConnection = z.infer<typeof CheckedConnection>;

export const CheckConnectionInput = z.strictObject({ name: ConnectionName, inBrowser: z.boolean().default(false) });
const BrowserFinding = CheckFinding.extend({ step: z.enum(["browser-read", "browser-write"]) });
export type BrowserFinding = z.infer<typeof BrowserFinding>;
export const RecordBrowserCheckInput = z.strictObject({
  name: ConnectionName,
  findings: z.array(BrowserFinding).max(2).describe("What the browser found."),
});
export const DeleteConnectionInput = z.strictObject({ name: ConnectionName });
