import { type Asking, askForText } from "./ask-bucket";
import { BucketError, isBucketError } from "./bucket-error";
import { objectUrl } from "./object-url";
import { readXml, textOf } from "./read-xml";
import { refuseReadOnly } from "./refuse-read-only";
import type { WriteOutcome } from "./write-outcome";

export interface WrittenPart {
  /** From 1. */
  number: number;
  etag: string;
}

/** An object that is written in parts; each but the last has at least 5 MiB. */
export class Multipart {
  readonly #asking: Asking;

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  /** The upload's id. */
  async begin(key: string): Promise<string> {
    refuseReadOnly(this.#asking);
    const { text } = await this.#ask("POST", key, { uploads: "" });
    const uploadId = textOf(readXml(text), "UploadId");
    if (!uploadId) throw new BucketError("not-s3", "The bucket began an upload without an id.");
    return uploadId;
  }

  async writePart(key: string, uploadId: string, number: number, bytes: Uint8Array): Promise<WrittenPart> {
    const { headers } = await this.#ask("PUT", key, { partNumber: String(number), uploadId }, bytes);
    if (!headers.etag) throw new BucketError("not-s3", "The bucket took a part without an ETag.");
    return { number, etag: headers.etag };
  }

  /** Makes one object of the parts; with `once` only where there is none, if the bucket heeds that at all. */
  async complete(key: string, uploadId: string, parts: WrittenPart[], { once = false } = {}): Promise<WriteOutcome> {
    const list = parts.map(
      ({ number, etag }) => `<Part><PartNumber>${number}</PartNumber><ETag>${escapeText(etag)}</ETag></Part>`,
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
