import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import { GuestPath } from "#protocol/manifest/job-manifest";
import { parseObjectAddress } from "#protocol/manifest/object-address";
import { tryParse } from "#protocol/try-parse";
import type { Connection } from "../../buckets/connection";
import { InputRefused } from "../input-refused";
import { bucketOf, type FoundObject, type ObjectAccess } from "./object-access";
import { objectPattern } from "./object-pattern";
import { PublicObjects } from "./public-objects";

/** Replaces a key that cannot be a path in a program's file system. */
const UNNAMED = "object";

/** What is being read, to be named when its bucket refuses. */
export interface Reading {
  address: string;
  connection?: Connection | undefined;
}

/** The objects that match the addresses of a job's inputs, in the order of the addresses and then of their keys. */
export async function* findObjects(
  addresses: readonly string[],
  access: ObjectAccess,
  reading: Reading = { address: "" },
): AsyncGenerator<FoundObject> {
  let found = 0;
  for (const address of addresses) {
    const before = found;
    const connection = connectionOf(address, access);
    Object.assign(reading, { address, connection });
    for await (const object of objectsAt(address, connection, access)) {
      found += 1;
      if (found > LIMITS.MAX_INPUT_OBJECTS) throw tooMany(address);
      reading.address = object.address;
      yield object;
      reading.address = address;
    }
    if (found === before) throw new InputRefused(jobFault("no-object", { address }));
  }
}

/** Undefined for an object at a public address. */
function connectionOf(text: string, { connections }: ObjectAccess): Connection | undefined {
  const address = parseObjectAddress(text);
  if (address?.kind === "public") return undefined;
  const connection = connections.find(({ name }) => name === address?.connection);
  if (!connection) throw noConnection(address?.connection ?? text);
  return connection;
}

async function* objectsAt(
  text: string,
  connection: Connection | undefined,
  access: ObjectAccess,
): AsyncGenerator<FoundObject> {
  const address = parseObjectAddress(text);
  if (connection && address?.kind === "bucket") return yield* inBucket(address.pattern, connection, access);
  const url = address?.kind === "public" ? address.url : text;
  const found = await new PublicObjects(access).head(url);
  yield { address: url, name: nameOf(decoded(new URL(url).pathname).split("/").at(-1) ?? ""), key: url, ...found };
}

async function* inBucket(text: string, connection: Connection, access: ObjectAccess): AsyncGenerator<FoundObject> {
  const { prefix, folderChars, isExact, matches } = objectPattern(text);
  const bucket = bucketOf(access, connection);
  const asFound = (key: string, { etag, bytes }: { etag: string; bytes: number }): FoundObject => ({
    address: `s3://${connection.name}/${key}`,
    name: nameOf(key.slice(folderChars)),
    connection,
    key,
    etag,
    bytes,
  });
  if (isExact) {
    const head = await bucket.head(prefix);
    if (head) yield asFound(prefix, head);
    return;
  }
  let after: string | undefined;
  let scanned = 0;
  do {
    access.signal?.throwIfAborted();
    const page = await bucket.list({ prefix, ...(after === undefined ? {} : { after }) });
    scanned += page.objects.length;
    if (scanned > LIMITS.MAX_SCANNED_OBJECTS) throw tooMany(`s3://${connection.name}/${text}`);
    for (const { key, ...object } of page.objects) {
      // Some tools create such placeholders for folders.
      if (!(key.endsWith("/") && object.bytes === 0) && matches(key)) yield asFound(key, object);
    }
    after = page.next;
  } while (after !== undefined);
}

const nameOf = (key: string): string => tryParse(GuestPath, key).data ?? UNNAMED;

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const noConnection = (name: string) => new InputRefused(jobFault("no-connection", { name }));

const tooMany = (address: string) => new InputRefused(jobFault("too-many-objects", { address }));
