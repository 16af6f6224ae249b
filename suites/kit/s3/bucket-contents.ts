import { createHash } from "node:crypto";

/** An object on a test server. */
export interface BucketObject {
  key: string;
  bytes: number;
  etag: string;
  at: Date;
  headers: Record<string, string>;
  /** From `start` to `end` (exclusive). */
  read(start: number, end: number): Uint8Array;
}

interface BegunUpload {
  key: string;
  headers: Record<string, string>;
  parts: Map<number, Uint8Array>;
}

const md5 = (bytes: Uint8Array) => createHash("md5").update(bytes).digest();
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
const sumOfSums = (parts: Uint8Array[]) => sha256(Buffer.concat(parts.map(sha256))).toString("base64");
const MIN_PART_BYTES = 5 * 1024 * 1024;

/** One bucket's objects, in memory. */
export class BucketContents {
  readonly #objects = new Map<string, BucketObject>();
  readonly uploads = new Map<string, BegunUpload>();
  /** Of which objects only length and checksums are kept, for sizes that do not fit into memory. */
  forgets: (key: string) => boolean = () => false;

  get(key: string): BucketObject | undefined {
    return this.#objects.get(key);
  }

  bytesOf(key: string): Uint8Array | undefined {
    const object = this.#objects.get(key);
    return object?.read(0, object.bytes);
  }

  /** In S3's order: by the UTF-8 bytes of their names. */
  all(): BucketObject[] {
    return [...this.#objects.values()].sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
  }

  put(key: string, bytes: Uint8Array | string, headers: Record<string, string> = {}): BucketObject {
    const content = Buffer.from(bytes);
    return this.#keep(key, content, `"${md5(content).toString("hex")}"`, headers);
  }

  /** An object that is generated while it is read, for sizes that do not fit into memory. */
  putMade(key: string, bytes: number, read: BucketObject["read"]): void {
    this.#objects.set(key, { key, bytes, etag: `"made-${bytes}"`, at: new Date(), headers: {}, read });
  }

  remove(key: string): void {
    this.#objects.delete(key);
  }

  /** Undefined when a part is missing, "small" when one except the last is too small. */
  join(uploadId: string, numbers: number[]): BucketObject | "small" | undefined {
    const upload = this.uploads.get(uploadId);
    const parts = numbers.map((number) => upload?.parts.get(number));
    if (!upload || parts.length === 0 || !parts.every((part) => part !== undefined)) return undefined;
    if (parts.slice(0, -1).some((part) => part.length < MIN_PART_BYTES)) return "small";
    const etag = `"${md5(Buffer.concat(parts.map(md5))).toString("hex")}-${parts.length}"`;
    this.uploads.delete(uploadId);
    const { "x-amz-checksum-algorithm": algorithm, ...headers } = upload.headers;
    const sums = algorithm ? { "x-amz-checksum-sha256": `${sumOfSums(parts)}-${parts.length}` } : {};
    return this.#keep(upload.key, Buffer.concat(parts), etag, { ...headers, ...sums });
  }

  #keep(key: string, content: Buffer, etag: string, headers: Record<string, string>): BucketObject {
    const read = this.forgets(key) ? notKept(key) : readerOf(content);
    const object = { key, bytes: content.length, etag, at: new Date(), headers, read };
    this.#objects.set(key, object);
    return object;
  }
}

/** Functions that are made apart, so that neither holds what the other needs. */
const readerOf = (content: Buffer) => (start: number, end: number) => content.subarray(start, end);

const notKept = (key: string) => (): never => {
  throw new Error(`The bytes of ${key} were not kept.`);
};
