/** Why a backup was not made or not restored: its message is the sentence to print. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}
