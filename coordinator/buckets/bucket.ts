import { createHash } from "node:crypto";
import type { BucketFault } from "#protocol/api/storage";
import { LIMITS } from "#protocol/limits";
import { type Asking, askForText, askPatiently } from "./ask-bucket";
import { BucketError, isBucketError } from "./bucket-error";
import { Multipart } from "./multipart";
import { bucketUrl, objectUrl } from "./object-url";
import type { Range } from "./range";
import { type ObjectBody, readObject } from "./read-object";
import { type ObjectPage, readPage } from "./read-page";
import { refuseReadOnly } from "./refuse-read-only";
import type { WriteOutcome } from "./write-outcome";

export interface ObjectHead {
  /** Exactly as the bucket sends it, with its quotation marks. */
  etag: string;
  bytes: number;
  /** SHA-256 in base64, if the bucket has computed it. */
  checksum?: string;
}

/** What a status without a body means. */
const WITHOUT_WORDS: ReadonlySet<BucketFault> = new Set(["no-object", "forbidden", "not-s3"]);

/** A connection's objects. All keys are below its prefix. Every fault is thrown as a `BucketError`. */
export class Bucket {
  readonly #asking: Asking;
  readonly multipart: Multipart;

  constructor(asking: Asking) {
    this.#asking = asking;
    this.multipart = new Multipart(asking);
  }

  /** Objects in the order of their keys; `after` is the `next` of the previous page. */
  async list({ prefix = "", after, max = LIMITS.MAX_LISTED_OBJECTS }: ListTerms = {}): Promise<ObjectPage> {
    const { connection } = this.#asking;
    const query = {
      "list-type": "2",
      "encoding-type": "url",
      "max-keys": String(max),
      prefix: connection.prefix + prefix,
      ...(after !== undefined && { "continuation-token": after }),
    };
    const { text } = await askForText(this.#asking, { method: "GET", url: bucketUrl(connection, query) });
    return readPage(text, connection.prefix);
  }

  async head(key: string): Promise<ObjectHead | undefined> {
    const url = objectUrl(this.#asking.connection, key);
    try {
      const question = { method: "HEAD", url, headers: { "x-amz-checksum-mode": "ENABLED" } };
      const { headers } = await askForText(this.#asking, question);
      const checksum = headers["x-amz-checksum-sha256"];
      return {
        etag: headers.etag ?? "",
        bytes: Number(headers["content-length"] ?? 0),
        ...(checksum === undefined ? {} : { checksum }),
      };
    } catch (error) {
      const reason = isBucketError(error) && WITHOUT_WORDS.has(error.fault) ? await this.#reasonOf(error, key) : error;
      if (isBucketError(reason) && reason.fault === "no-object") return undefined;
      throw reason;
    }
  }

  /** A response to HEAD has no body: only GET shows that the bucket is missing or that the keys are wrong. */
  async #reasonOf(error: BucketError, key: string): Promise<unknown> {
    try {
      const object = await askPatiently(this.#asking, () => this.read(key, { range: { start: 0, end: 1 } }));
      object.close();
      return error;
    } catch (reason) {
      return reason;
    }
  }

  /** Streams an object, or a range of it. If its ETag changes on the way, the read fails rather than mixing two objects. */
  read(key: string, terms: { range?: Range; etag?: string; signal?: AbortSignal } = {}): Promise<ObjectBody> {
    return readObject(this.#asking, key, terms);
  }

  async bytes(key: string, terms: { range?: Range; etag?: string; maxBytes: number }): Promise<Uint8Array> {
    const { maxBytes, ...range } = terms;
    return askPatiently(this.#asking, async () => {
      const object = await this.read(key, range);
      if (object.bytes > maxBytes) {
        object.close();
        throw new BucketError("too-large", `An object has ${object.bytes} bytes, not ${maxBytes}.`);
      }
      const pieces: Uint8Array[] = [];
      for await (const piece of object.body) pieces.push(piece);
      return Buffer.concat(pieces);
    });
  }

  /** Stores an object; with `once` only if there is none yet, where the bucket supports that. */
  async write(key: string, bytes: Uint8Array, { once = false, type }: WriteTerms = {}): Promise<WriteOutcome> {
    refuseReadOnly(this.#asking);
    const headers = {
      ...(type !== undefined && { "content-type": type }),
      ...(once && { "if-none-match": "*" }),
      "x-amz-checksum-sha256": createHash("sha256").update(bytes).digest("base64"),
    };
    const url = objectUrl(this.#asking.connection, key);
    try {
      const stored = await askForText(this.#asking, { method: "PUT", url, headers, body: bytes });
      return { kind: "stored", etag: stored.headers.etag };
    } catch (error) {
      if (once && isBucketError(error) && error.fault === "object-changed") return { kind: "exists" };
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    refuseReadOnly(this.#asking);
    await askForText(this.#asking, { method: "DELETE", url: objectUrl(this.#asking.connection, key) });
  }
}

interface ListTerms {
  prefix?: string;
  after?: string;
  max?: number;
}

interface WriteTerms {
  once?: boolean;
  type?: string;
}
