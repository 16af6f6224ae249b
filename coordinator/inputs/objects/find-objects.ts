import { GuestPath } from "#protocol/job-manifest";
import { LIMITS } from "#protocol/limits";
import { parseObjectAddress } from "#protocol/object-address";
import { tryParse } from "#protocol/try-parse";
import type { Connection } from "../../buckets/connection";
import { InputRefused } from "../input-refused";
import { objectPattern } from "./object-pattern";
import { bucketOf, type FoundObject, type ObjectWays } from "./object-ways";
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
  ways: ObjectWays,
  reading: Reading = { address: "" },
): AsyncGenerator<FoundObject> {
  let found = 0;
  for (const address of addresses) {
    const before = found;
    const connection = connectionOf(address, ways);
    Object.assign(reading, { address, connection });
    for await (const object of objectsAt(address, connection, ways)) {
      found += 1;
      if (found > LIMITS.MAX_INPUT_OBJECTS) throw tooMany(address);
      reading.address = object.address;
      yield object;
      reading.address = address;
    }
    if (found === before)
      throw new InputRefused(`No object matches ${address}. Compare it with what the bucket lists; capitals count.`);
  }
}

/** Undefined for an object at a public address. */
function connectionOf(text: string, { connections }: ObjectWays): Connection | undefined {
  const address = parseObjectAddress(text);
  if (address?.kind === "public") return undefined;
  const connection = connections.find(({ name }) => name === address?.connection);
  if (!connection) throw noConnection(address?.connection ?? text);
  return connection;
}

async function* objectsAt(
  text: string,
  connection: Connection | undefined,
  ways: ObjectWays,
): AsyncGenerator<FoundObject> {
  const address = parseObjectAddress(text);
  if (connection && address?.kind === "bucket") return yield* inBucket(address.pattern, connection, ways);
  const url = address?.kind === "public" ? address.url : text;
  const found = await new PublicObjects(ways).head(url);
  yield { address: url, name: nameOf(decoded(new URL(url).pathname).split("/").at(-1) ?? ""), key: url, ...found };
}

async function* inBucket(text: string, connection: Connection, ways: ObjectWays): AsyncGenerator<FoundObject> {
  const { prefix, folderChars, isExact, matches } = objectPattern(text);
  const bucket = bucketOf(ways, connection);
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
    ways.signal?.throwIfAborted();
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

const noConnection = (name: string) =>
  new InputRefused(
    `You have no connection called "${name}". Connect the bucket on the account page, or with \`npx lamplighter storage save\`.`,
  );

const tooMany = (address: string) =>
  new InputRefused(
    `${address} means more than ${LIMITS.MAX_INPUT_OBJECTS.toLocaleString("en")} objects, or is looked for among more than ${LIMITS.MAX_SCANNED_OBJECTS.toLocaleString("en")}. Name a folder in it, and submit several jobs.`,
  );
