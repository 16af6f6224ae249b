import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Things to undo when the run ends, however it ends; the last that was begun is undone first. Undoing is synchronous, so that it works at exit too. */
export class Scratch {
  readonly folder: string;
  readonly #undo: (() => void)[] = [];

  constructor() {
    this.folder = mkdtempSync(path.join(tmpdir(), "lamplighter-chaos-"));
    chmodSync(this.folder, 0o755); // an embedded database started by root runs as somebody else
    this.undoing(() => rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
    process.once("exit", () => this.clear());
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
