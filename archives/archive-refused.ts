/** What is wrong with an archive, as a sentence that says what to do. */
export class ArchiveRefused extends Error {
  override readonly name = "ArchiveRefused";
}
