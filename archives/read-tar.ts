import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { extract, type Header } from "tar-stream";
import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import type { ArchiveBytes } from "./archive-bytes";
import { ArchiveRefused } from "./archive-refused";
import type { Member } from "./member";
import { type MemberKind, MemberRules, unpacksTooLarge } from "./member-rules";

/** The overhead of one member: its header, extended name, and padding. */
const MAX_AROUND_BYTES = 4_096;
const MAX_TAR_BYTES = LIMITS.MAX_UNPACKED_BYTES + LIMITS.MAX_ARCHIVE_MEMBERS * MAX_AROUND_BYTES;

export async function* readTar(archive: ArchiveBytes, isPacked: boolean): AsyncGenerator<Member> {
  const rules = new MemberRules();
  const members = extract();
  const source = archive.open(0, archive.size);
  // A failure in the pipeline ends the iteration of members without its cause, so it is kept here.
  const cause = new Promise<Error | undefined>((resolve) => {
    const onEnd = (error: Error | null | undefined) => resolve(error ?? undefined);
    if (isPacked) pipeline(source, createGunzip(), bounded, members, onEnd);
    else pipeline(source, members, onEnd);
  });
  try {
    for await (const member of members) {
      const { type, name: path, size = 0 } = member.header;
      const name = rules.nameOf({ kind: kindOf(type), path, bytes: size });
      if (name === undefined) member.resume();
      else yield { name, content: contentOf(member as AsyncIterable<Uint8Array>, cause) };
    }
  } catch (error) {
    throw error instanceof ArchiveRefused ? error : inWords((await cause) ?? (error as Error));
  } finally {
    source.destroy();
    members.destroy();
  }
}

async function* contentOf(chunks: AsyncIterable<Uint8Array>, cause: Promise<Error | undefined>) {
  try {
    yield* chunks;
  } catch (error) {
    throw error instanceof ArchiveRefused ? error : inWords((await cause) ?? (error as Error));
  }
}

/** A few bytes may unpack to any number of zeros, which are not members. */
async function* bounded(chunks: AsyncIterable<Uint8Array>) {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > MAX_TAR_BYTES) throw unpacksTooLarge();
    yield chunk;
  }
}

function kindOf(type: Header["type"]): MemberKind {
  switch (type) {
    case "file":
    case "contiguous-file":
      return "file";
    case "directory":
      return "folder";
    case "link":
    case "symlink":
      return "link";
    case "character-device":
    case "block-device":
    case "fifo":
      return "device";
    default:
      return "unknown";
  }
}

function inWords(error: Error): Error {
  const { code = "", message } = error as NodeJS.ErrnoException;
  // The disk's own errors, and refusals of members, are unchanged.
  if (error instanceof ArchiveRefused || /^E[A-Z]+$/.test(code)) return error;
  if (code === "Z_BUF_ERROR" || message === "Unexpected end of data")
    return new ArchiveRefused(jobFault("tar-cut-off"));
  if (code.startsWith("Z_")) return new ArchiveRefused(jobFault("gzip-damaged"));
  return new ArchiveRefused(jobFault("tar-damaged", { said: message }));
}
