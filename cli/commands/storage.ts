import type { LamplighterClient } from "#client/lamplighter";
import type { CheckedConnection, StorageConnection } from "#protocol/api/storage";
import { corsRules } from "#protocol/cors-rules";
import { findingInWords, isUsable } from "#protocol/words/finding-in-words";
import { CliError } from "../cli-error";

export interface SaveOptions {
  bucket: string;
  endpoint?: string;
  region?: string;
  prefix?: string;
  pathStyle: boolean;
  readOnly?: boolean;
  requesterPays?: boolean;
}

/** Keys must not appear in a shell's history or in the list of processes, so they come from the environment. */
const KEY_NAMES = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"] as const;

export async function listStorage(client: LamplighterClient): Promise<number> {
  const { connections } = await client.listConnections({});
  if (connections.length === 0)
    process.stdout.write("No buckets are connected yet: `lamplighter storage save` does it.\n");
  for (const connection of connections) process.stdout.write(`${lineOf(connection)}\n`);
  return 0;
}

export async function saveStorage(client: LamplighterClient, name: string, options: SaveOptions): Promise<number> {
  return report(await client.saveConnection({ name, ...options, ...keysOf(process.env) }));
}

export async function checkStorage(client: LamplighterClient, name: string): Promise<number> {
  return report(await client.checkConnection({ name }));
}

export async function deleteStorage(client: LamplighterClient, name: string): Promise<number> {
  await client.deleteConnection({ name });
  process.stdout.write(`s3://${name} is forgotten, and its keys with it. What is in the bucket stays.\n`);
  return 0;
}

function keysOf(environment: NodeJS.ProcessEnv) {
  const [accessKeyId, secretAccessKey] = KEY_NAMES.map((name) => environment[name]);
  const sessionToken = environment["AWS_SESSION_TOKEN"];
  if (!accessKeyId && !secretAccessKey) return {};
  if (!accessKeyId || !secretAccessKey)
    throw new CliError(`Set both ${KEY_NAMES.join(" and ")}, or neither to keep the keys that are saved.`);
  return { keys: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) } };
}

const lineOf = ({ name, endpoint, region, bucket, prefix, readOnly }: StorageConnection) =>
  `s3://${name}  ${bucket}/${prefix}  ${endpoint || `Amazon, ${region}`}${readOnly ? "  read-only" : ""}`;

/** Returns 1 if something must be fixed first. */
function report({ connection, origin }: CheckedConnection): number {
  process.stdout.write(`${lineOf(connection)}\n`);
  for (const finding of connection.findings)
    process.stdout.write(`  ${finding.fault === null ? "✓" : "✗"} ${findingInWords(finding, connection)}\n`);
  process.stdout.write(
    `Devices are browsers: give the bucket these CORS rules, and check it from the account page, which tries them.\n${corsRules(origin, connection)}\n`,
  );
  return isUsable(connection.findings) ? 0 : 1;
}
