import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { listObjects } from "./answer-bucket";
import { giveObject } from "./answer-object";
import { takeObject } from "./answer-writing";
import { BucketContents } from "./bucket-contents";
import { checkSignature } from "./check-signature";
import { allowOrigin, answerPreflight, type CorsRule } from "./cors-rules";
import { Faults } from "./faults";
import { type S3Keys, TEST_KEYS } from "./s3-keys";
import { S3Refusal } from "./s3-refusal";
import type { S3Request } from "./s3-request";
import { documentOf, element } from "./xml";

export interface S3Options {
  region?: string;
  keys?: S3Keys[];
  buckets?: string[];
  cors?: CorsRule[];
}

/** A request, and its outcome. */
export interface S3Visit {
  method: string;
  bucket: string;
  key: string;
  status: number;
  /** Whether the signature was in the URL. */
  byLink: boolean;
  range: string | undefined;
}

const MAX_VISITS = 10_000;

/** What a job needs, for any site. */
const OPEN: CorsRule = {
  origins: ["*"],
  methods: ["GET", "HEAD", "PUT"],
  headers: ["*"],
  exposed: ["ETag", "Content-Range"],
};

/**
 * An S3 server for tests: real HTTP, real signatures, objects in memory, path style. It behaves like Amazon's where our
 * product relies on it, and incorrectly where `faults` say so.
 */
export class S3Server {
  readonly faults = new Faults();
  readonly visits: S3Visit[] = [];
  /** For all buckets; a test may change it. */
  cors: CorsRule[];
  keys: S3Keys[];
  readonly region: string;
  readonly #buckets = new Map<string, BucketContents>();
  readonly #http = createServer((request, response) => void this.#serve(request, response));

  constructor({ region = "us-east-1", keys, buckets = ["bucket"], cors = [OPEN] }: S3Options = {}) {
    this.region = region;
    this.keys = keys ?? [{ ...TEST_KEYS, mayWrite: true, mayList: true }];
    this.cors = cors;
    for (const bucket of buckets) this.#buckets.set(bucket, new BucketContents());
  }

  /** On 127.0.0.1. */
  async listen(port = 0): Promise<this> {
    // Who shares this process may be kept from using a connection for longer than servers wait.
    this.#http.keepAliveTimeout = 0;
    await new Promise<void>((resolve) => this.#http.listen(port, "127.0.0.1", resolve));
    return this;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** Creates a bucket. */
  bucket(name = "bucket"): BucketContents {
    const contents = this.#buckets.get(name) ?? new BucketContents();
    this.#buckets.set(name, contents);
    return contents;
  }

  async close(): Promise<void> {
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? "/", this.endpoint);
    const [bucket = "", ...segments] = url.pathname.slice(1).split("/").map(decodeURIComponent);
    const asked = { method: request.method ?? "GET", bucket, key: segments.join("/") };
    try {
      await this.#answer(request, response, url, asked);
    } catch (error) {
      request.resume();
      refuse(response, asked.method, error);
    }
    this.visits.push({
      ...asked,
      status: response.statusCode,
      byLink: url.searchParams.has("X-Amz-Signature"),
      range: request.headers.range,
    });
    if (this.visits.length > MAX_VISITS) this.visits.shift();
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    asked: { method: string; bucket: string; key: string },
  ) {
    const { method, bucket, key } = asked;
    const meets: S3Request["meets"] = (kind) => this.faults.meet(kind, asked);
    const slow = meets("slow");
    if (slow) await setTimeout(slow.ms);
    const rules = meets("no-cors") ? [] : this.cors;
    if (method === "OPTIONS") return answerPreflight(request, response, rules);
    allowOrigin(request, response, rules, method);
    if (meets("busy")) throw new S3Refusal(503, "SlowDown");
    const elsewhere = meets("other-region");
    if (elsewhere) throw new S3Refusal(301, "PermanentRedirect", { Region: elsewhere.region });
    const redirect = meets("redirect");
    if (redirect) return void response.writeHead(307, { location: redirect.to }).end();
    const { keys, payload } = checkSignature(request, url, this.keys, this.region);
    if (meets("keys-expired")) throw new S3Refusal(400, "ExpiredToken");
    const contents = this.#buckets.get(bucket);
    if (!contents || meets("no-bucket")) throw new S3Refusal(404, "NoSuchBucket");
    if (meets("no-answer")) response.end = () => response.destroy();
    const query = url.searchParams;
    const read = { request, response, contents, method, bucket, key, query, keys, payload, meets };
    if (key === "") {
      if (method !== "GET") throw new S3Refusal(405, "MethodNotAllowed");
      if (!keys.mayList) throw new S3Refusal(403, "AccessDenied");
      response.writeHead(200, { "content-type": "application/xml" });
      return void response.end(documentOf(listObjects(contents, bucket, query)));
    }
    const isRead = (method === "GET" && !query.has("uploadId")) || method === "HEAD";
    return isRead ? giveObject(read) : takeObject(read);
  }
}

function refuse(response: ServerResponse, method: string, error: unknown) {
  if (response.headersSent) return void response.destroy();
  const refusal = error instanceof S3Refusal ? error : new S3Refusal(500, "InternalError");
  const details = Object.entries(refusal.details).map(([name, text]) => element(name, text));
  const body = documentOf(`<Error>${element("Code", refusal.code)}${details.join("")}</Error>`);
  response.writeHead(refusal.status, { "content-type": "application/xml" });
  response.end(method === "HEAD" ? undefined : body);
}
