import { execFileSync } from "node:child_process";

/** `root` and every process that it started, directly or through others. */
export function processTree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const line of execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n")) {
    const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const tree: number[] = [];
  for (const wave = [root]; wave.length > 0; ) {
    const pid = wave.pop() as number;
    tree.push(pid);
    wave.push(...(children.get(pid) ?? []));
  }
  return tree;
}
