import { issueInEachLanguage, PLAINLY } from "#protocol/field-issues";
import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import { GuestPath } from "#protocol/manifest/job-manifest";
import { tryParse } from "#protocol/try-parse";
import { ArchiveRefused } from "./archive-refused";

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
    if (kind !== "file") throw new ArchiveRefused(jobFault(`member-${kind}`, { name: path }));
    const checked = tryParse(GuestPath, name, PLAINLY);
    if (!checked.success) {
      const [issue] = checked.error.issues;
      if (!issue) throw checked.error;
      throw new ArchiveRefused(jobFault("member-name", { name: path, said: issueInEachLanguage(issue).words }));
    }
    if (this.#names.has(name)) throw new ArchiveRefused(jobFault("member-twice", { name }));
    this.#names.add(name);
    this.#bound(name, bytes);
    return name;
  }

  #bound(name: string, bytes: number) {
    const { MAX_UNIT_INPUT_BYTES, MAX_UNPACKED_BYTES } = LIMITS;
    if (!(bytes <= MAX_UNIT_INPUT_BYTES)) throw new ArchiveRefused(jobFault("member-too-large", { name }));
    this.#bytes += bytes;
    if (this.#bytes > MAX_UNPACKED_BYTES) throw unpacksTooLarge();
  }
}

export const tooManyMembers = () => new ArchiveRefused(jobFault("too-many-members"));

export const unpacksTooLarge = () => new ArchiveRefused(jobFault("unpacks-too-large"));
