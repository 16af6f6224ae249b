/** What the author of a program should know of it, a line each; nothing when there is nothing. */
export const describeWarnings = (warnings: readonly string[]): string =>
  warnings.map((warning) => `Warning: ${warning}\n`).join("");
