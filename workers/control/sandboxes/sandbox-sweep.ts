/** Jobs whose sandboxes can be closed: those without a lease in two checks in a row. */
export class SandboxSweep {
  #unheld: ReadonlySet<string> = new Set();

  jobsToClose(open: readonly string[], held: ReadonlySet<string>): string[] {
    const unheld = new Set(open.filter((jobId) => !held.has(jobId)));
    const toClose = [...unheld].filter((jobId) => this.#unheld.has(jobId));
    this.#unheld = unheld;
    return toClose;
  }
}
