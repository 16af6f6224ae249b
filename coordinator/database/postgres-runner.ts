import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { chownSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { lendBinaries } from "./lend-binaries";
import { postgresBinaryFolders } from "./postgres-binaries";

/** How to run PostgreSQL's programs here: which ones, and as which account. */
export interface PostgresRunner {
  binaries: string;
  major: number;
  /** The account it runs as. */
  uid: number | undefined;
  /** Makes that account the owner of a file. */
  own(file: string): void;
  /** The arguments of `spawn` for one of the programs. */
  command(program: "postgres" | "initdb", args: string[]): RunnerCommand;
}

export interface RunnerCommand {
  file: string;
  args: string[];
  options: { uid?: number; gid?: number };
}

interface Account {
  uid: number;
  gid: number;
}

/** Even printing a version takes long on a stalled disk, and forever when the program hangs. */
const HANGS_AFTER_MS = 60_000;

type RunAs = (file: string, args: string[]) => RunnerCommand;

/**
 * Finds binaries that run, of the version that made `folder` when there is one. PostgreSQL refuses to run as root, so
 * root hands it to another account, one that must be able to reach both the folder and the binaries; the one that owns its
 * files, if there are any.
 */
export function findPostgresRunner(folder: string, madeBy: number | undefined): PostgresRunner {
  if (process.platform === "win32") throw new Error(needsOther("There is no embedded database on Windows"));
  const account = process.getuid?.() === 0 ? (ownerOf(path.join(folder, "data")) ?? otherAccount()) : undefined;
  if (account) chownSync(folder, account.uid, account.gid);
  const seen: number[] = [];
  const candidates = postgresBinaryFolders();
  for (const candidate of candidates) {
    const binaries = account && !mayRun(account, candidate) ? lendBinaries(candidate) : candidate;
    for (const runAs of waysToRun(account)) {
      const major = probe(runAs, folder, path.join(binaries, "postgres"));
      if (major !== undefined) seen.push(major);
      if (major === undefined || (madeBy !== undefined && major !== madeBy)) continue;
      return {
        binaries,
        major,
        uid: account?.uid ?? process.getuid?.(),
        own: (file) => account && chownSync(file, account.uid, account.gid),
        command: (program, args) => runAs(path.join(binaries, program), args),
      };
    }
  }
  throw new Error(whyNone(folder, madeBy, seen, candidates.length > 0 && account !== undefined));
}

function whyNone(folder: string, madeBy: number | undefined, seen: number[], asOther: boolean): string {
  if (seen.length > 0)
    return `The database in ${folder} was created by PostgreSQL ${madeBy}, but only ${seen.join(", ")} is installed. Install version ${madeBy}, or move the folder away to start with an empty database.`;
  if (asOther)
    return needsOther(
      `PostgreSQL does not run as root, and the account it would run as cannot reach ${folder}. Set DATA_DIR to a folder that everyone may enter, such as /var/lib/lamplighter, or do not start as root`,
    );
  return needsOther(
    "There is no PostgreSQL for this machine among the installed packages or on the system. Install one (for example `apt-get install postgresql`)",
  );
}

const needsOther = (problem: string) => `${problem}, or set DATABASE_URL to a PostgreSQL of your own.`;

/** A service that is not root may be running on these files: they stay its own when root makes a backup or an admin. */
function ownerOf(data: string): Account | undefined {
  const { uid, gid } = statSync(data, { throwIfNoEntry: false }) ?? { uid: 0, gid: 0 };
  return uid === 0 ? undefined : { uid, gid };
}

function otherAccount(): Account {
  const rows = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const row = ["postgres", "nobody"].map((name) => rows.find((fields) => fields[0] === name)).find((found) => found);
  if (!row)
    throw new Error(needsOther("PostgreSQL does not run as root, and there is no account `postgres` or `nobody`"));
  return { uid: Number(row[2]), gid: Number(row[3]) };
}

/** As ourselves; or as the other account, if need be with the one privilege to pass through folders such as /root. */
function waysToRun(account: Account | undefined): RunAs[] {
  if (!account) return [(file, args) => ({ file, args, options: {} })];
  const { uid, gid } = account;
  const pass = ["--clear-groups", "--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  return [
    (file, args) => ({ file, args, options: account }),
    (file, args) => ({
      file: "setpriv",
      args: [`--reuid=${uid}`, `--regid=${gid}`, ...pass, "--", file, ...args],
      options: {},
    }),
  ];
}

/** PostgreSQL's programs ask the kernel what the bare account may do, so no privilege of ours helps them here. */
function mayRun(account: Account, binaries: string): boolean {
  return (
    spawnSync(path.join(binaries, "postgres"), ["--version"], { ...account, timeout: HANGS_AFTER_MS }).status === 0
  );
}

/** The major version of `postgres`, or undefined when it cannot run there. */
function probe(runAs: RunAs, folder: string, postgres: string): number | undefined {
  const { file, args, options } = runAs("/bin/sh", ["-c", 'cd "$1" && exec "$2" --version', "sh", folder, postgres]);
  const run: SpawnSyncReturns<string> = spawnSync(file, args, {
    ...options,
    encoding: "utf8",
    timeout: HANGS_AFTER_MS,
  });
  const version = run.status === 0 ? /\) (\d+)/.exec(run.stdout)?.[1] : undefined;
  return version === undefined ? undefined : Number(version);
}
