import type { BucketContents } from "./bucket-contents";
import { encode } from "./check-signature";
import { element } from "./xml";

const MAX_KEYS = 1_000;

/** ListObjectsV2. */
export function listObjects(contents: BucketContents, bucket: string, query: URLSearchParams): string {
  const prefix = query.get("prefix") ?? "";
  const max = Math.min(Number(query.get("max-keys") ?? MAX_KEYS), MAX_KEYS);
  const token = query.get("continuation-token");
  const after = token ? Buffer.from(token, "base64url").toString() : (query.get("start-after") ?? "");
  const isEncoded = query.get("encoding-type") === "url";
  const write = (key: string) => (isEncoded ? key.split("/").map(encode).join("/") : key);
  const found = contents.all().filter(({ key }) => key.startsWith(prefix) && isAfter(key, after));
  const page = found.slice(0, max);
  const last = page.at(-1);
  const isTruncated = found.length > page.length;
  const items = page.map(({ key, bytes, etag, at }) =>
    [
      "<Contents>",
      element("Key", write(key)),
      element("LastModified", at.toISOString()),
      element("ETag", etag),
      element("Size", bytes),
      "</Contents>",
    ].join(""),
  );
  return [
    `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">`,
    element("Name", bucket),
    element("Prefix", write(prefix)),
    element("KeyCount", page.length),
    element("MaxKeys", max),
    ...(isEncoded ? [element("EncodingType", "url")] : []),
    element("IsTruncated", String(isTruncated)),
    ...(isTruncated && last ? [element("NextContinuationToken", Buffer.from(last.key).toString("base64url"))] : []),
    ...items,
    "</ListBucketResult>",
  ].join("");
}

const isAfter = (key: string, after: string) => Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0;
