import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { S3Keys } from "./s3-keys";
import { S3Refusal } from "./s3-refusal";

const MAX_SKEW_SECONDS = 15 * 60;

/** A request with a valid signature. */
export interface SignedRequest {
  keys: S3Keys;
  /** What the signature says about the body: a SHA-256, or that it is unsigned. */
  payload: string;
}

interface Claim {
  credential: string;
  signedHeaders: string[];
  signature: string;
  date: string;
  payload: string;
  /** Validity of a link. */
  expires?: number;
  token: string | undefined;
}

/** Checks Signature Version 4, in the headers or in the URL, as specified by Amazon. */
export function checkSignature(request: IncomingMessage, url: URL, known: S3Keys[], region: string): SignedRequest {
  const claim = url.searchParams.has("X-Amz-Signature") ? claimOfLink(request, url) : claimOfHeaders(request);
  const [accessKeyId = "", day = "", claimedRegion = "", service = ""] = claim.credential.split("/");
  const keys = known.find((one) => one.accessKeyId === accessKeyId);
  if (!keys) throw new S3Refusal(403, "InvalidAccessKeyId");
  if (keys.sessionToken !== claim.token) throw new S3Refusal(400, "InvalidToken");
  checkTime(claim);
  if (claimedRegion !== region) throw new S3Refusal(400, "AuthorizationHeaderMalformed", { Region: region });
  for (const name of Object.keys(request.headers))
    if (name.startsWith("x-amz-") && !claim.signedHeaders.includes(name) && name !== "x-amz-content-sha256")
      throw new S3Refusal(403, "AccessDenied", { HeadersNotSigned: name });
  const text = ["AWS4-HMAC-SHA256", claim.date, `${day}/${claimedRegion}/${service}/aws4_request`];
  const wanted = hmac(
    derive(keys.secretAccessKey, day, claimedRegion, service),
    [
      ...text,
      createHash("sha256")
        .update(canonical(request, url, claim))
        .digest("hex"),
    ].join("\n"),
  ).toString("hex");
  if (!equal(wanted, claim.signature)) throw new S3Refusal(403, "SignatureDoesNotMatch");
  return { keys, payload: claim.payload };
}

function claimOfLink(request: IncomingMessage, url: URL): Claim {
  const field = (name: string) => url.searchParams.get(`X-Amz-${name}`) ?? "";
  return {
    credential: field("Credential"),
    signedHeaders: field("SignedHeaders").split(";"),
    signature: field("Signature"),
    date: field("Date"),
    expires: Number(field("Expires")),
    payload: header(request, "x-amz-content-sha256") ?? "UNSIGNED-PAYLOAD",
    token: url.searchParams.get("X-Amz-Security-Token") ?? undefined,
  };
}

function claimOfHeaders(request: IncomingMessage): Claim {
  const written = /^AWS4-HMAC-SHA256 Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=(\w+)$/.exec(
    request.headers.authorization ?? "",
  );
  const [, credential, signedHeaders, signature] = written ?? [];
  const payload = header(request, "x-amz-content-sha256");
  if (!credential || !signedHeaders || !signature || !payload) throw new S3Refusal(403, "AccessDenied");
  return {
    credential,
    signedHeaders: signedHeaders.split(";"),
    signature,
    date: header(request, "x-amz-date") ?? "",
    payload,
    token: header(request, "x-amz-security-token"),
  };
}

function checkTime({ date, expires }: Claim) {
  const at = Date.parse(date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  const ageSeconds = (Date.now() - at) / 1_000;
  if (Number.isNaN(at) || ageSeconds < -MAX_SKEW_SECONDS) throw new S3Refusal(403, "RequestTimeTooSkewed");
  if (expires === undefined ? ageSeconds > MAX_SKEW_SECONDS : !(ageSeconds <= expires))
    throw new S3Refusal(403, expires === undefined ? "RequestTimeTooSkewed" : "AccessDenied", {
      Why: "Request has expired",
    });
}

function canonical(request: IncomingMessage, url: URL, { signedHeaders, payload }: Claim): string {
  const query = [...url.searchParams]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const headers = signedHeaders.map((name) => `${name}:${(header(request, name) ?? "").trim().replace(/\s+/g, " ")}\n`);
  const path = url.pathname.split("/").map((piece) => encode(decodeURIComponent(piece)));
  return [request.method, path.join("/"), query.join("&"), headers.join(""), signedHeaders.join(";"), payload].join(
    "\n",
  );
}

const header = (request: IncomingMessage, name: string) => {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(",") : value;
};

const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

const derive = (secret: string, ...scope: string[]) =>
  [...scope, "aws4_request"].reduce<string | Buffer>((key, piece) => hmac(key, piece), `AWS4${secret}`);

const equal = (wanted: string, given: string) =>
  wanted.length === given.length && timingSafeEqual(Buffer.from(wanted), Buffer.from(given));

export const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
