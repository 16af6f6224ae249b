import type { Connection, ConnectionKeys } from "../buckets/connection";

/**
 * Parses BLOB_STORE: s3://BUCKET/FOLDER?endpoint=https://…&region=…, with `&style=host` if the bucket's name is part of
 * the host. Undefined when invalid.
 */
export function readBlobStore(setting: string, keys: ConnectionKeys): Connection | undefined {
  if (!URL.canParse(setting)) return undefined;
  const { protocol, hostname, pathname, searchParams } = new URL(setting);
  const endpoint = searchParams.get("endpoint") ?? "";
  if (protocol !== "s3:" || hostname === "" || (endpoint !== "" && !URL.canParse(endpoint))) return undefined;
  const folder = pathname.replace(/^\/|\/$/g, "");
  return {
    ...{ id: "site", owner: "city", name: "site", bucket: hostname, endpoint, keys },
    region: searchParams.get("region") ?? "us-east-1",
    prefix: folder === "" ? "" : `${folder}/`,
    pathStyle: searchParams.get("style") !== "host",
    readOnly: false,
    requesterPays: false,
  };
}
