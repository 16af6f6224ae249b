/** An error that the user can fix: the message says how. */
export class CliError extends Error {
  override readonly name = "CliError";
}
