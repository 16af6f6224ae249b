/** Warnings for a program's author, one per line; empty if there are none. */
export const describeWarnings = (warnings: readonly string[]): string =>
  warnings.map((warning) => `Warning: ${warning}\n`).join("");
