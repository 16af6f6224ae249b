/** Counts which steps passed and failed, and prints a summary in one plain line. */
export class Tally {
  #passed = 0;
  #failed = 0;
  /** The failures, each as a sentence, for the very end of the output. */
  #failures = [];

  /**
   * Runs one step; one that throws counts as failed.
   *
   * @param {string} name
   * @param {() => Promise<{ passed: number, failed: number, names?: string[] }>} work
   */
  async step(name, work) {
    console.log(`\n── ${name}`);
    const startedAt = performance.now();
    const counts = await work().catch((error) => {
      console.error(error.message);
      return { passed: 0, failed: 1 };
    });
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    console.log(`\n── ${name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds} s`);
    if (counts.failed > 0) this.#failures.push(...(counts.names ?? []), `${name}: ${counts.failed} in all`);
    this.#passed += counts.passed;
    this.#failed += counts.failed;
  }

  /** Prints the summary and ends this process. */
  end() {
    for (const failure of this.#failures) console.log(`FAILED: ${failure}`);
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    process.exit(this.#failed === 0 ? 0 : 1);
  }
}
