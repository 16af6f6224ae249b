import { type Asking, askForText } from "./ask-bucket";
import { BucketError, isBucketError } from "./bucket-error";
import { objectUrl } from "./object-url";
import { elementsOf, readXml, textOf } from "./read-xml";
import { refuseReadOnly } from "./refuse-read-only";
import type { WriteOutcome } from "./write-outcome";

export interface WrittenPart {
  /** From 1. */
  number: number;
  etag: string;
  /** SHA-256 in base64, of a bucket that keeps it. */
  checksum?: string;
}

export interface ListedPart extends WrittenPart {
  bytes: number;
}

/** An object that is written in parts; each but the last has at least 5 MiB. */
export class Multipart {
  readonly #asking: Asking;

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  /** The upload's id. With checksums each part has its SHA-256, which the bucket keeps if it supports that. */
  async begin(key: string, { checksums = false } = {}): Promise<string> {
    refuseReadOnly(this.#asking);
    const headers: Record<string, string> = checksums ? { "x-amz-checksum-algorithm": "SHA256" } : {};
    const { text } = await this.#ask("POST", key, { uploads: "" }, undefined, headers);
    const uploadId = textOf(readXml(text), "UploadId");
    if (!uploadId) throw new BucketError("not-s3", "The bucket began an upload without an id.");
    return uploadId;
  }

  async writePart(key: string, uploadId: string, number: number, bytes: Uint8Array): Promise<WrittenPart> {
    const { headers } = await this.#ask("PUT", key, { partNumber: String(number), uploadId }, bytes);
    if (!headers.etag) throw new BucketError("not-s3", "The bucket took a part without an ETag.");
    return { number, etag: headers.etag };
  }

  /** The uploaded parts, in the order of their numbers. */
  async list(key: string, uploadId: string): Promise<ListedPart[]> {
    const root = readXml((await this.#ask("GET", key, { uploadId })).text);
    return elementsOf(root, "Part").map((part) => {
      const checksum = textOf(part, "ChecksumSHA256");
      return {
        number: Number(textOf(part, "PartNumber")),
        etag: textOf(part, "ETag") ?? "",
        bytes: Number(textOf(part, "Size")),
        ...(checksum ? { checksum } : {}),
      };
    });
  }

  /** Makes one object of the parts; with `once` only if there is none yet, where the bucket supports that. */
  async complete(key: string, uploadId: string, parts: WrittenPart[], { once = false } = {}): Promise<WriteOutcome> {
    const list = parts.map(
      ({ number, etag, checksum }) =>
        `<Part><PartNumber>${number}</PartNumber><ETag>${escapeText(etag)}</ETag>${checksum === undefined ? "" : `<ChecksumSHA256>${escapeText(checksum)}</ChecksumSHA256>`}</Part>`,
    );
    const body = new TextEncoder().encode(`<CompleteMultipartUpload>${list.join("")}</CompleteMultipartUpload>`);
    try {
      const { text } = await this.#ask("POST", key, { uploadId }, body, once ? { "if-none-match": "*" } : {});
      return { kind: "stored", etag: textOf(readXml(text), "ETag") };
    } catch (error) {
      if (once && isBucketError(error) && error.fault === "object-changed") return { kind: "exists" };
      throw error;
    }
  }

  async abort(key: string, uploadId: string): Promise<void> {
    await this.#ask("DELETE", key, { uploadId });
  }

  #ask(
    method: string,
    key: string,
    query: Record<string, string>,
    body?: Uint8Array,
    headers: Record<string, string> = {},
  ) {
    return askForText(this.#asking, { method, url: objectUrl(this.#asking.connection, key, query), body, headers });
  }
}

const escapeText = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
