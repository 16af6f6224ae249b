import { GuestPath } from "#protocol/job-manifest";
import { LIMITS } from "#protocol/limits";
import { tryParse } from "#protocol/try-parse";
import { ArchiveRefused } from "./archive-refused";

const MIB = 1024 * 1024;
/** Files that macOS adds to archives. */
const ADDED = /(^|\/)(__MACOSX\/|\.DS_Store$|\._[^/]*$)/;

export type MemberKind = "file" | "folder" | "link" | "device" | "unknown";

export interface MemberHead {
  kind: MemberKind;
  /** As written in the archive. */
  path: string;
  /** As declared by the archive. */
  bytes: number;
}

/** The rules for the members of one archive, checked by their headers, before anything is unpacked. */
export class MemberRules {
  readonly #names = new Set<string>();
  #entries = 0;
  #bytes = 0;

  /** The name of a file that becomes a unit; undefined for folders, and for what macOS adds. */
  nameOf({ kind, path, bytes }: MemberHead): string | undefined {
    this.#entries += 1;
    if (this.#entries > LIMITS.MAX_ARCHIVE_MEMBERS) throw tooManyMembers();
    const name = path.replace(/^(\.\/+)+/, "");
    if (kind === "folder" || name === "" || name === "." || ADDED.test(name)) return undefined;
    if (kind !== "file") throw new ArchiveRefused(`${shown(path)} ${NO_FILE[kind]} Pack files and folders only.`);
    const checked = tryParse(GuestPath, name);
    if (!checked.success) {
      const [issue] = checked.error.issues;
      throw new ArchiveRefused(`${shown(path)} cannot be the name of an input: ${issue?.message}.`);
    }
    if (this.#names.has(name))
      throw new ArchiveRefused(`${shown(name)} is in this archive twice. Pack it anew, each file once.`);
    this.#names.add(name);
    this.#bound(name, bytes);
    return name;
  }

  #bound(name: string, bytes: number) {
    const { MAX_UNIT_INPUT_BYTES, MAX_UNPACKED_BYTES } = LIMITS;
    if (!(bytes <= MAX_UNIT_INPUT_BYTES)) {
      throw new ArchiveRefused(
        `${shown(name)} has more than ${MAX_UNIT_INPUT_BYTES / MIB} MiB unpacked, the maximum for the input of a unit. Split it.`,
      );
    }
    this.#bytes += bytes;
    if (this.#bytes > MAX_UNPACKED_BYTES) throw unpacksTooLarge();
  }
}

const NO_FILE = {
  link: "is a link, which devices cannot follow.",
  device: "is a device or a pipe.",
  unknown: "is neither a file nor a folder.",
} as const;

export const tooManyMembers = () =>
  new ArchiveRefused(
    `This archive has more than ${LIMITS.MAX_ARCHIVE_MEMBERS.toLocaleString("en")} members, the maximum for one job. Split it into several jobs, or write small inputs as lines of one text.`,
  );

export const unpacksTooLarge = () =>
  new ArchiveRefused(
    `This archive unpacks to more than ${LIMITS.MAX_UNPACKED_BYTES / MIB} MiB, the maximum for one job. Split it into several jobs, or keep the files in a bucket.`,
  );

/** Without control characters, and shortened, for messages. */
export const shown = (path: string) => JSON.stringify(path.length > 120 ? `${path.slice(0, 120)}…` : path);
