import type { XmlElement } from "@rgrove/parse-xml";
import { BucketError } from "./bucket-error";
import { elementsOf, readXml, textOf } from "./read-xml";

export interface ListedObject {
  /** Below the connection's prefix. */
  key: string;
  bytes: number;
  etag: string;
}

export interface ObjectPage {
  objects: ListedObject[];
  /** The token for the next page; undefined at the end. */
  next: string | undefined;
}

/** Parses a ListObjectsV2 response that was requested with URL-encoded keys. */
export function readPage(text: string, prefix: string): ObjectPage {
  const root = readXml(text);
  if (root.name !== "ListBucketResult") throw new BucketError("not-s3", "The answer is not a list of objects.");
  const isEncoded = textOf(root, "EncodingType") === "url";
  const objects = elementsOf(root, "Contents").map((contents) => readObjectOf(contents, isEncoded));
  if (objects.some(({ key }) => !key.startsWith(prefix)))
    throw new BucketError("not-s3", "The list has objects that were not requested.");
  const isTruncated = textOf(root, "IsTruncated") === "true";
  const next = textOf(root, "NextContinuationToken");
  if (isTruncated && !next) throw new BucketError("not-s3", "The list is truncated, but has no continuation token.");
  return {
    objects: objects.map((object) => ({ ...object, key: object.key.slice(prefix.length) })),
    next: isTruncated ? next : undefined,
  };
}

function readObjectOf(contents: XmlElement, isEncoded: boolean): ListedObject {
  const key = textOf(contents, "Key") ?? "";
  const bytes = Number(textOf(contents, "Size"));
  if (!Number.isSafeInteger(bytes) || bytes < 0) throw new BucketError("not-s3", "An object of the list has no size.");
  return { key: isEncoded ? decode(key) : key, bytes, etag: textOf(contents, "ETag") ?? "" };
}

function decode(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll("+", " "));
  } catch (error) {
    throw new BucketError("not-s3", "A key in the list is not encoded as announced.", { cause: error });
  }
}
