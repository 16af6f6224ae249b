import { MINUTE } from "#core/time";
import type { BrowserProbe, CheckFinding } from "#protocol/api/storage";
import type { Asking } from "./ask-bucket";
import { Bucket } from "./bucket";
import { BucketError, isBucketError } from "./bucket-error";
import { letsBrowsersIn } from "./lets-browsers-in";
import { presign } from "./presign";
import type { Range } from "./range";

export interface BucketCheck {
  findings: CheckFinding[];
  /** Links for the browser to try; null if there is nothing to try. */
  probe: BrowserProbe | null;
}

const PROBE_TEXT = "Lamplighter wrote this to see whether it can, and removes it again.\n";
const PROBE_READS = 16;
const LINK_MS = 5 * MINUTE;
const TEXT = new TextEncoder();

/** The same ones each time, so that a browser that never reports its findings leaves two small objects at most. */
const PROBE_KEY = ".lamplighter/check";
const BROWSER_KEY = ".lamplighter/check-from-browser";

interface Browsers {
  /** Whether the caller will try the bucket from a browser. */
  inBrowser: boolean;
  /** The site's, for callers without a browser: the check says whether the bucket's CORS allows this origin. */
  origin?: string;
}

/** Tries a connection from this server, and leaves to a browser what only a browser can try. */
export async function checkBucket(asking: Asking, { inBrowser, origin }: Browsers): Promise<BucketCheck> {
  const bucket = new Bucket(asking);
  const { attempt, findings } = openFindings();
  const page = await attempt("list", () => bucket.list({ max: 10 }));
  // Keys without the right to list are acceptable; any other fault would affect all later steps too.
  if (findings.some(({ fault }) => fault !== null && fault !== "forbidden")) return { findings, probe: null };
  const isWritten = !asking.connection.readOnly && (await tryWriting(bucket, attempt, findings));
  const listed = page?.objects.find(({ bytes }) => bytes > 0);
  const readable =
    isWritten || listed
      ? await attempt("read", () => readSome(bucket, isWritten ? PROBE_KEY : listed?.key))
      : undefined;
  if (inBrowser && (readable || isWritten)) return { findings, probe: await probeOf(asking, readable, isWritten) };
  if (origin !== undefined && readable && !(await letsBrowsersIn({ ...asking, origin }, "GET")))
    findings.push({ step: "browser-read", fault: "cors-blocked" });
  if (isWritten) await removeProbe(asking);
  return { findings, probe: null };
}

/** Removes what a check has left in the bucket, as far as the keys allow. */
export async function removeProbe(asking: Asking): Promise<void> {
  const bucket = new Bucket(asking);
  for (const key of [PROBE_KEY, BROWSER_KEY]) {
    await bucket.remove(key).catch((error: unknown) => {
      if (!isBucketError(error)) throw error;
    });
  }
}

type Attempt = <T>(step: CheckFinding["step"], act: () => Promise<T>) => Promise<T | undefined>;

function openFindings() {
  const findings: CheckFinding[] = [];
  const attempt: Attempt = async (step, act) => {
    try {
      const done = await act();
      findings.push({ step, fault: null });
      return done;
    } catch (error) {
      if (!isBucketError(error)) throw error;
      findings.push(findingOf(step, error));
      return undefined;
    }
  };
  return { findings, attempt };
}

const findingOf = (step: CheckFinding["step"], { fault, region }: BucketError): CheckFinding => ({
  step,
  fault,
  ...(region !== undefined && { region }),
});

async function tryWriting(bucket: Bucket, attempt: Attempt, findings: CheckFinding[]): Promise<boolean> {
  const first = await attempt("write", () => bucket.write(PROBE_KEY, TEXT.encode(PROBE_TEXT)));
  if (!first) return false;
  const second = await attempt("write-once", () => bucket.write(PROBE_KEY, TEXT.encode("second"), { once: true }));
  if (second?.kind === "stored") findings.splice(-1, 1, { step: "write-once", fault: "writes-twice" });
  return true;
}

/** Reads the first bytes of an object, on the condition that it has not changed. */
async function readSome(bucket: Bucket, key = PROBE_KEY): Promise<Readable> {
  const head = await bucket.head(key);
  if (!head) throw new BucketError("no-object", "An object has disappeared since it was listed.");
  const range = { start: 0, end: Math.min(PROBE_READS, head.bytes) };
  await bucket.bytes(key, { range, etag: head.etag, maxBytes: PROBE_READS });
  return { key, range, etag: head.etag };
}

interface Readable {
  key: string;
  range: Range;
  etag: string;
}

async function probeOf(
  { connection }: Asking,
  readable: Readable | undefined,
  isWritten: boolean,
): Promise<BrowserProbe> {
  const [read, write] = await Promise.all([
    readable && presign(connection, "GET", readable.key, { ...readable, expiresMs: LINK_MS }),
    isWritten && presign(connection, "PUT", BROWSER_KEY, { expiresMs: LINK_MS, once: true }),
  ]);
  return {
    read: read && readable ? { ...read, bytes: readable.range.end } : null,
    write: write ? { ...write, body: PROBE_TEXT } : null,
  };
}
