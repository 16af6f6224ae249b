import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Client } from "pg";
import { PRIVATE_FILE } from "../storage/private-folder";

/**
 * The name under which this coordinator claims blocks. It is stored, so that after a crash the coordinator recognises
 * its own. A second process on the same DATA_DIR takes another name; `connection` holds the lock that distinguishes
 * them.
 */
export async function coordinatorId(dataDir: string, connection: Client): Promise<string> {
  const kept = await keptId(dataDir);
  return (await lockName(connection, kept)) ? kept : newId();
}

/** True when no other connection holds the name; it is held until this connection ends. */
export async function lockName(connection: Client, name: string): Promise<boolean> {
  const { rows } = await connection.query<{ mine: boolean }>(
    "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine",
    [`coordinator ${name}`],
  );
  return rows[0]?.mine === true;
}

async function keptId(dataDir: string): Promise<string> {
  const file = path.join(dataDir, "coordinator-id");
  const kept = await readFile(file, "utf8").catch(() => "");
  if (kept.trim() !== "") return kept.trim();
  const made = newId();
  await writeFile(file, `${made}\n`, { mode: PRIVATE_FILE });
  return made;
}

const newId = () => `co_${randomBytes(6).toString("hex")}`;
