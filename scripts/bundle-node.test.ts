import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#coordinator/database/open-database";
import { testDatabase } from "#coordinator/database/test-database";
import packageJson from "../package.json" with { type: "json" };
import { bundleCoordinator } from "./bundle-node.mjs";

const run = promisify(execFile);

/** A folder with what the image has of a clone: the bundles, packages and migrations, and neither sources nor a loader for them. */
let image: string;
let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  image = mkdtempSync(path.join(tmpdir(), "lamplighter-image-"));
  mkdirSync(path.join(image, "data"));
  cpSync("prisma", path.join(image, "prisma"), { recursive: true });
  symlinkSync(path.resolve("node_modules"), path.join(image, "node_modules"));
  await bundleCoordinator(path.join(image, "dist", "coordinator"));
});

afterAll(async () => {
  rmSync(image, { recursive: true, force: true });
  await database.close();
});

const call = (command: string, args: string[] = [], environment: Record<string, string> = {}) =>
  run(process.execPath, [path.join("dist", "coordinator", `${command}.mjs`), ...args], {
    cwd: image,
    env: {
      NODE_ENV: "production",
      PATH: process.env["PATH"],
      DATABASE_URL: database.url,
      DATA_DIR: path.join(image, "data"),
      AUTH_SECRET: "s".repeat(40),
      ...environment,
    },
  });

describe("the commands of the image", () => {
  test("lost access is recovered", async () => {
    const person = { id: "per_ada", name: "Ada", email: "ada@example.org", emailVerified: true };
    await database.prisma.person.create({ data: person });
    expect((await call("admin", ["make-admin", "ada@example.org"])).stdout).toContain("Ada is now an admin: owner.");
    expect((await call("admin", ["list-admins"])).stdout).toContain("ada@example.org");
    expect((await call("admin", ["reset-link", "ada@example.org"])).stdout).toMatch(/http:\S+/);
    await expect(call("admin", ["make-king"])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("admin.mjs"),
    });
  });

  test("the city is backed up, and restored into another database beside it", async () => {
    const backups = path.join(image, "backups");
    expect((await call("backup", [backups])).stdout).toMatch(/Backed up into .*: \d+ rows/);
    await database.pool.query("CREATE DATABASE restored");
    const url = database.url.replace(/\/test_\w+\?/, "/restored?");
    const restored = { DATABASE_URL: url, DATA_DIR: path.join(image, "data", "restored") };
    await call("restore", [backups], restored);
    expect((await call("admin", ["list-admins"], restored)).stdout).toContain("ada@example.org");
    await expect(call("restore", [backups], { ...restored, DATA_DIR: path.join(image, "new") })).rejects.toMatchObject({
      stderr: expect.stringContaining("not empty"),
    });
  });

  test("a storage server is checked", async () => {
    await expect(call("storage-check")).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("s3://") });
  });

  test("they need no package that the image leaves out", () => {
    const bundles = ["admin.mjs", "backup.mjs", "restore.mjs", "storage-check.mjs"];
    const imported = bundles.flatMap((file) =>
      [
        ...readFileSync(path.join(image, "dist", "coordinator", file), "utf8").matchAll(
          /^(?:import|\} from) .*?"([^"]+)";$|^import "([^"]+)";$/gm,
        ),
      ]
        .map(([, from, alone]) => from ?? alone ?? "")
        .filter((name) => !name.startsWith("node:")),
    );
    expect(imported).toContain("pg");
    const packages = imported.map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
    expect(packages.filter((name) => !Object.hasOwn(packageJson.dependencies, name))).toEqual([]);
  });
});
