import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** This coordinator's name in the blocks that it claims: kept, so that after a crash it knows which were its own. */
export async function coordinatorId(dataDir: string): Promise<string> {
  const file = path.join(dataDir, "coordinator-id");
  const kept = await readFile(file, "utf8").catch(() => "");
  if (kept.trim() !== "") return kept.trim();
  const made = `co_${randomBytes(6).toString("hex")}`;
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, `${made}\n`);
  return made;
}
