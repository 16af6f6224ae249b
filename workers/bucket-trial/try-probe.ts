import type { BrowserFinding, BrowserProbe } from "#protocol/api/storage";

type Fault = BrowserFinding["fault"];

const MAX_TRIAL_MS = 20_000;

/** Calls the bucket as devices will: from the site's origin, sending only what the link needs. */
const AS_DEVICES_DO = {
  mode: "cors",
  credentials: "omit",
  cache: "no-store",
  redirect: "error",
  referrerPolicy: "no-referrer",
} as const;

/** What this browser may do with the links to a bucket. */
export async function tryProbe({ read, write }: BrowserProbe): Promise<BrowserFinding[]> {
  const findings: BrowserFinding[] = [];
  if (read) findings.push({ step: "browser-read", fault: await faultOf(() => tryRead(read)) });
  if (write) findings.push({ step: "browser-write", fault: await faultOf(() => tryWrite(write)) });
  return findings;
}

async function tryRead({ url, headers, bytes }: NonNullable<BrowserProbe["read"]>): Promise<Fault> {
  const answer = await fetch(url, { headers, ...AS_DEVICES_DO, signal: AbortSignal.timeout(MAX_TRIAL_MS) });
  if (!answer.ok) return faultOfStatus(answer.status);
  if (answer.headers.get("etag") === null) return "hides-etag";
  if (answer.headers.get("content-range") === null) return "hides-content-range";
  return (await answer.arrayBuffer()).byteLength === bytes ? null : "other-bytes";
}

async function tryWrite({ url, headers, body }: NonNullable<BrowserProbe["write"]>): Promise<Fault> {
  const signal = AbortSignal.timeout(MAX_TRIAL_MS);
  const answer = await fetch(url, { method: "PUT", headers, body, ...AS_DEVICES_DO, signal });
  // An earlier trial may have left its object, which must not be overwritten.
  if (answer.status === 412) return null;
  if (!answer.ok) return faultOfStatus(answer.status);
  return answer.headers.get("etag") === null ? "hides-etag" : null;
}

/** Browsers do not say why a response was unreadable. The server could read it, so it is most likely the CORS rules. */
async function faultOf(act: () => Promise<Fault>): Promise<Fault> {
  try {
    return await act();
  } catch (error) {
    return error instanceof DOMException && error.name === "TimeoutError" ? "timeout" : "cors-blocked";
  }
}

function faultOfStatus(status: number): Fault {
  if (status === 403) return "forbidden";
  if (status === 404) return "no-object";
  if (status === 412) return "object-changed";
  return status >= 500 ? "busy" : "not-s3";
}
