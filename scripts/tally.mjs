/** Counts what steps passed and failed, and says it in one plain line at the end. */
export class Tally {
  #passed = 0;
  #failed = 0;
  /** What failed, each as a sentence for the very end, where whoever has only the last lines looks. */
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

  /** Ends this process. */
  end() {
    for (const failure of this.#failures) console.log(`FAILED: ${failure}`);
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    process.exit(this.#failed === 0 ? 0 : 1);
  }
}
