import { type CheckedConnection, SaveConnectionInput } from "#protocol/api/storage";
import { LIMITS } from "#protocol/limits";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { isBucketError } from "../../buckets/bucket-error";
import type { Connection, ConnectionKeys } from "../../buckets/connection";
import { handle } from "../../handle";
import { invalidInput } from "../../refusals/invalid-input";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { checkNow, countCheck } from "./check-now";

/** Stores a connection as it was given, and checks it: faults are fixed on the bucket's side. */
export async function saveConnection({ ctx, input }: Call<unknown>): Promise<CheckedConnection> {
  const person = requirePerson(ctx);
  const { keys, inBrowser, ...place } = parseInput(SaveConnectionInput, input);
  const { connections, prisma } = handle();
  await refuseSurplus(person.id, place.name);
  const saved = { ...place, owner: person.id, keys: keys ? givenKeys(keys) : await keptKeys(person.id, place) };
  countCheck(person.id);
  await connections.save(saved);
  await audit(prisma, ctx, "storage.saved", place.name, { endpoint: place.endpoint, bucket: place.bucket });
  return checkNow(person.id, place.name, inBrowser);
}

async function refuseSurplus(owner: string, name: string) {
  const rows = await handle().connections.list(owner);
  if (rows.length < LIMITS.MAX_STORAGE_CONNECTIONS || rows.some((row) => row.name === name)) return;
  throw refuse("too-many-connections", { max: LIMITS.MAX_STORAGE_CONNECTIONS });
}

const givenKeys = ({ sessionToken, ...keys }: NonNullable<SaveConnection["keys"]>): ConnectionKeys =>
  sessionToken === undefined ? keys : { ...keys, sessionToken };
type SaveConnection = ReturnType<typeof SaveConnectionInput.parse>;

/** Keys stay with the bucket for which they were given, so a stolen session cannot point them elsewhere. */
async function keptKeys(owner: string, { name, endpoint, bucket }: Pick<Connection, "name" | "endpoint" | "bucket">) {
  const found = await handle().connections.find(owner, name);
  if (!found) throw needsKeys("keys-missing");
  if (found.endpoint !== endpoint || found.bucket !== bucket) throw needsKeys("keys-of-other-place");
  try {
    const known = await handle().connections.byName(owner, name);
    if (known) return known.keys;
  } catch (error) {
    if (!isBucketError(error)) throw error;
  }
  throw needsKeys("keys-unreadable");
}

const needsKeys = (kind: "keys-missing" | "keys-of-other-place" | "keys-unreadable") =>
  invalidInput([{ path: "keys", fault: { kind } }]);
