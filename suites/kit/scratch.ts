import { tmpdir } from "node:os";
import path from "node:path";
import { makeFolder, removeFolder } from "../../scripts/scratch.mjs";

/**
 * Cleans up after a run, however it ends: a folder, and other things to undo, in reverse order. Everything is
 * synchronous, so that it also works at exit.
 */
export class Scratch {
  readonly folder: string;
  readonly #undo: (() => void)[] = [];

  constructor(suite: string) {
    this.folder = makeFolder(path.join(tmpdir(), `lamplighter-${suite}-`));
    this.undoing(() => removeFolder(this.folder));
    process.once("exit", () => this.clear());
  }

  /** A new empty folder, removed at the end or by `remove`. */
  newFolder(name: string): string {
    return makeFolder(path.join(this.folder, `${name}-`));
  }

  remove(folder: string) {
    removeFolder(folder);
  }

  undoing(undo: () => void) {
    this.#undo.push(undo);
  }

  clear() {
    for (let undo = this.#undo.pop(); undo; undo = this.#undo.pop()) {
      try {
        undo();
      } catch (error) {
        process.stderr.write(`Not undone: ${error instanceof Error ? error.message : error}\n`);
      }
    }
  }
}
