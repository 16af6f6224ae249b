import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Scratch } from "#suites/kit/scratch";
import area from "../../../samples/area/js/area.js";
import { LANGUAGES } from "./language";
import { POINTS } from "./run-area";

/** CPU milliseconds that a unit of so many iterations takes natively, which do not depend on other load. */
export type NativeTime = (turns: number) => number;

const RUNS = 3;

const COMPILERS: readonly (readonly [language: string, source: string, compiler: string, flags: string[]])[] = [
  ["C", "area.c", process.env.CC ?? "cc", ["-O2", "-ffp-contract=off"]],
  ["Rust", "main.rs", process.env.RUSTC ?? "rustc", ["--edition", "2021", "-C", "opt-level=3"]],
];

const PYTHON = `
import sys, time, types
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
import main
context = types.SimpleNamespace(args=sys.argv[2:])
start = time.process_time()
main.run(0, context)
print((time.process_time() - start) * 1000)
`;

/** The languages that can be run natively on this machine. */
export function nativeTimes(scratch: Scratch): Map<string, NativeTime> {
  const times = new Map<string, NativeTime>([["JS", timeInNode]]);
  const folderOf = (name: string) => {
    const found = LANGUAGES.find((language) => language.name === name);
    if (!found) throw new Error(`There is no language ${name}.`);
    return fileURLToPath(found.folder);
  };
  const add = (name: string, time: NativeTime) => {
    try {
      time(1);
      times.set(name, time);
    } catch {
      // There is no compiler or interpreter here; the table says so.
    }
  };
  for (const [name, source, compiler, flags] of COMPILERS) {
    const binary = join(scratch.newFolder("native"), "area");
    let isBuilt = false;
    add(name, (turns) => {
      if (!isBuilt) run(compiler, [...flags, join(folderOf(name), source), "-o", binary]);
      isBuilt = true;
      return timeProcess(binary, turns) - timeProcess(binary, 1);
    });
  }
  const python = folderOf("Python");
  add("Python", (turns) =>
    quickest(() => Number(run("python3", ["-c", PYTHON, python, String(POINTS), String(turns)]))),
  );
  return times;
}

/** The minimum, because other load only adds to a time. */
const quickest = (time: () => number) => Math.min(...Array.from({ length: RUNS }, time));

const run = (file: string, args: string[]) => execFileSync(file, args, { encoding: "utf8", stdio: "pipe" });

/** The shell's report of the CPU time of its children, in user and in kernel mode. */
const CHILDREN = /\n(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/;

function cpuMsOf(file: string, args: string[]): number {
  const said = run("sh", ["-c", '"$@" > /dev/null; times', "sh", file, ...args]);
  const [, minutes, seconds, systemMinutes, systemSeconds] = (CHILDREN.exec(said) ?? []).map(Number);
  if (minutes === undefined || seconds === undefined) throw new Error(`The shell says no times, but ${said}`);
  return ((minutes + (systemMinutes ?? 0)) * 60 + seconds + (systemSeconds ?? 0)) * 1_000;
}

const timeProcess = (binary: string, turns: number) =>
  quickest(() => cpuMsOf(binary, ["0", String(POINTS), String(turns)]));

const timeInNode = (turns: number) =>
  quickest(() => {
    const before = process.cpuUsage();
    area(0, { args: [String(POINTS), String(turns)] });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
