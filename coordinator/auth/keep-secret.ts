import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const SECRET_BYTES = 32;

/** A secret kept in `dataDir`, made at the first start; only the account that runs the coordinator may read it. */
export function keepSecret(dataDir: string, name: "auth-secret" | "storage-key"): string {
  const file = path.join(dataDir, name);
  try {
    writeFileSync(file, randomBytes(SECRET_BYTES).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return readFileSync(file, "utf8");
}
