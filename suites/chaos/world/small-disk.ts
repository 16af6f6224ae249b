import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";

const MIB = 1024 * 1024;
const FILLER = "filler";
const MIN = 4 * 1024;

/**
 * A separate disk for blobs, small enough to be filled: a memory disk that root mounts. If that is not allowed there is
 * none, because a simulated full disk proves nothing.
 */
export class SmallDisk {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static mount(folder: string, mib: number): SmallDisk | undefined {
    mkdirSync(folder, { recursive: true });
    if (process.platform !== "linux" || process.getuid?.() !== 0) return undefined;
    const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${mib}m,mode=755`, "lamplighter-chaos", folder]);
    return status === 0 ? new SmallDisk(folder) : undefined;
  }

  /** Writes until the kernel reports a full disk, to the last few kilobytes. */
  fill() {
    const file = openSync(path.join(this.folder, FILLER), "a");
    try {
      for (let bytes = MIB; bytes >= MIN; bytes /= 2) writeWhileThereIsRoom(file, Buffer.alloc(bytes));
    } finally {
      closeSync(file);
    }
  }

  free() {
    rmSync(path.join(this.folder, FILLER), { force: true });
  }

  unmount() {
    execFileSync("umount", ["--lazy", this.folder]);
  }
}

function writeWhileThereIsRoom(file: number, block: Buffer) {
  for (;;) {
    try {
      writeSync(file, block);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOSPC") return;
      throw error;
    }
  }
}
