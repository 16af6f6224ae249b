import { crc32 } from "node:zlib";
import { type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import type { ArchiveBytes } from "./archive-bytes";
import { ArchiveRefused } from "./archive-refused";
import type { Member } from "./member";
import { type MemberHead, type MemberKind, MemberRules, tooManyMembers } from "./member-rules";
import { ZipWindow } from "./zip-window";

/** Systems in an entry's header whose file modes are Unix modes: Unix, and macOS. */
const UNIX = [3, 19];
const [STORED, DEFLATED] = [0, 8];
/** General purpose flags: encrypted, strongly encrypted, encrypted directory. */
const ENCRYPTED = 0x1 | 0x40 | 0x2000;
const FILE_TYPE = 0o170000;

/** The whole directory is checked before the first member is unpacked. */
export async function* readZip(archive: ArchiveBytes): AsyncGenerator<Member> {
  for await (const { entry } of entries(await opened(archive))) void entry;
  const zip = await opened(archive);
  for await (const { entry, name } of entries(zip)) yield { name, content: contentOf(zip, entry, name) };
}

async function opened(archive: ArchiveBytes): Promise<ZipFile> {
  try {
    const options = { lazyEntries: true, decodeStrings: false, autoClose: false };
    const zip = await fromRandomAccessReaderPromise(new ZipWindow(archive), archive.size, options);
    if (zip.entryCount > LIMITS.MAX_ARCHIVE_MEMBERS) throw tooManyMembers();
    return zip;
  } catch (error) {
    throw inWords(error as NodeJS.ErrnoException);
  }
}

async function* entries(zip: ZipFile): AsyncGenerator<{ entry: Entry; name: string }> {
  const rules = new MemberRules();
  const listed = zip.eachEntry();
  for (;;) {
    const { value: entry, done } = await listed.next().catch((error) => {
      throw inWords(error);
    });
    if (done) return;
    const head = headOf(entry);
    const name = rules.nameOf(head);
    if (name === undefined) continue;
    refuseUnreadable(entry, name);
    yield { entry, name };
  }
}

function headOf(entry: Entry): MemberHead {
  const { generalPurposeBitFlag, fileNameRaw, extraFields, uncompressedSize } = entry;
  const path = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  return { kind: path.endsWith("/") ? "folder" : kindOf(entry), path, bytes: uncompressedSize };
}

function kindOf({ versionMadeBy, externalFileAttributes }: Entry): MemberKind {
  const type = UNIX.includes(versionMadeBy >>> 8) ? (externalFileAttributes >>> 16) & FILE_TYPE : 0;
  switch (type) {
    case 0:
    case 0o100000:
      return "file";
    case 0o040000:
      return "folder";
    case 0o120000:
      return "link";
    default:
      return "device";
  }
}

function refuseUnreadable({ generalPurposeBitFlag, compressionMethod }: Entry, name: string) {
  if ((generalPurposeBitFlag & ENCRYPTED) !== 0) throw encrypted(name);
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED) {
    throw new ArchiveRefused(jobFault("member-method", { name, method: compressionMethod }));
  }
}

/** Its bytes, whose number and checksum must match the directory. */
async function* contentOf(zip: ZipFile, entry: Entry, name: string): AsyncGenerator<Uint8Array> {
  let sum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      sum = crc32(chunk as Buffer, sum);
      yield chunk as Buffer;
    }
  } catch (error) {
    throw inWords(error as NodeJS.ErrnoException, name);
  }
  if (sum !== entry.crc32) throw new ArchiveRefused(jobFault("member-checksum", { name }));
}

function inWords(error: NodeJS.ErrnoException, name?: string): Error {
  const { code = "", message } = error;
  if (error instanceof ArchiveRefused || /^E[A-Z]+$/.test(code)) return error;
  if (name !== undefined) return new ArchiveRefused(jobFault("member-damaged", { name, said: message }));
  if (/strong encryption/.test(message)) return encrypted(null);
  if (/end of central directory|truncated/i.test(message)) return new ArchiveRefused(jobFault("zip-cut-off"));
  return new ArchiveRefused(jobFault("zip-damaged", { said: message }));
}

const encrypted = (name: string | null) => new ArchiveRefused(jobFault("member-encrypted", { name }));
