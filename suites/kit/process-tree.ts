import { execFileSync } from "node:child_process";

interface Row {
  pid: number;
  parent: number;
  command: string;
}

const processes = (): Row[] =>
  execFileSync("ps", ["-e", "-ww", "-o", "pid=,ppid=,args="], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 })
    .trim()
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((row) => row !== null)
    .map(([, pid, parent, command = ""]) => ({ pid: Number(pid), parent: Number(parent), command }));

/** The process itself and all its descendants. */
export function treeOf(root: number): number[] {
  const all = processes();
  const tree = [root];
  for (const pid of tree) tree.push(...all.filter(({ parent }) => parent === pid).map((row) => row.pid));
  return tree;
}

/** Children of `parent` whose command contains `words`. */
export const childrenOf = (parent: number, words: string): number[] =>
  processes()
    .filter((row) => row.parent === parent && row.command.includes(words))
    .map(({ pid }) => pid);

/** Every process with `words` in its command. */
export const processesWith = (words: string): number[] =>
  processes()
    .filter(({ command, pid }) => command.includes(words) && pid !== process.pid)
    .map(({ pid }) => pid);

/** Returns how many of them still existed. */
export function signalAll(pids: readonly number[], name: NodeJS.Signals): number {
  let received = 0;
  for (const pid of pids) {
    try {
      process.kill(pid, name);
      received += 1;
    } catch {
      // It has ended in the meantime.
    }
  }
  return received;
}
