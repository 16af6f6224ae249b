import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

/**
 * What the compiler checks against the contract: each of these must notice an operation that is declared nowhere else.
 */
const DERIVED = [
  "client/operations.ts",
  "client/summaries.ts",
  "coordinator/api/tenancy/testing/inputs.ts",
  "coordinator/api/verbs.ts",
];
const FOLDERS = ["archives", "client", "coordinator", "core", "programs", "protocol", "python", "scripts", "workers"];
/** Declares what tests are given. */
const TEST_SERVER = "coordinator/database/test-database-server.ts";
const ENTRIES = "protocol/api/operations/city.ts";

const PLANTED = `export const cityOperations = {
  boilWater: json({
    ...admin,
    method: "POST",
    path: "/admin/city/boil",
    summary: "Boil the river.",
    input: Nothing,
    output: Nothing,
  }),
`;

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), "lamplighter-contract-"));
  for (const folder of [...FOLDERS, "package.json", "tsconfig.json"])
    cpSync(folder, path.join(copy, folder), { recursive: true });
  for (const folder of ["node_modules", "prisma"]) symlinkSync(path.resolve(folder), path.join(copy, folder));
  const only = { compilerOptions: { incremental: false }, include: [], files: [...DERIVED, TEST_SERVER] };
  writeFileSync(path.join(copy, "tsconfig.contract.json"), JSON.stringify({ extends: "./tsconfig.json", ...only }));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function filesWithErrors(): string[] {
  const tsc = path.resolve("node_modules", ".bin", "tsc");
  const args = ["--noEmit", "--checkers", "1", "-p", "tsconfig.contract.json"];
  const { stdout } = spawnSync(tsc, args, { cwd: copy, encoding: "utf8" });
  return [...new Set([...stdout.matchAll(/^([^\s(]+)\(\d+,\d+\): error/gm)].map(([, file = ""]) => file))].sort();
}

test("an operation without a verb, a tenancy test input and entries in the client's tables does not compile", () => {
  const entries = readFileSync(path.join(copy, ENTRIES), "utf8");
  writeFileSync(path.join(copy, ENTRIES), entries.replace("export const cityOperations = {\n", PLANTED));
  expect(filesWithErrors()).toEqual(DERIVED);
});
