import type { ArchiveBytes } from "./archive-bytes";
import { archiveFormat, HEAD_BYTES } from "./archive-format";
import type { Member } from "./member";
import { readTar } from "./read-tar";
import { readZip } from "./read-zip";

/**
 * The files of a zip, tar or tar.gz, one after the other, in the archive's order. Whatever must not become a unit is
 * refused; memory does not grow with what is unpacked.
 */
export async function* readArchive(archive: ArchiveBytes): AsyncGenerator<Member> {
  const format = archiveFormat(await archive.bytes(0, Math.min(HEAD_BYTES, archive.size)));
  yield* format === "zip" ? readZip(archive) : readTar(archive, format === "gzip");
}
