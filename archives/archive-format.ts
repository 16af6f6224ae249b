import type { OtherArchive } from "#protocol/job-faults/archive-faults";
import { jobFault } from "#protocol/job-faults/job-fault";
import { ArchiveRefused } from "./archive-refused";

export type ArchiveFormat = "zip" | "tar" | "gzip";

const MAGIC_AT: readonly (readonly [format: OtherArchive, magic: string])[] = [
  ["7z", "377abcaf"],
  ["rar", "52617221"],
  ["xz", "fd377a58"],
  ["bzip2", "425a68"],
  ["zstandard", "28b52ffd"],
];
const USTAR_AT = 257;
/** Bytes at the start of an archive from which its format is recognised. */
export const HEAD_BYTES = 512;

export function archiveFormat(head: Uint8Array): ArchiveFormat {
  const hex = Buffer.from(head.subarray(0, 8)).toString("hex");
  if (hex.startsWith("504b0304") || hex.startsWith("504b0506")) return "zip";
  if (hex.startsWith("1f8b")) return "gzip";
  if (Buffer.from(head.subarray(USTAR_AT, USTAR_AT + 5)).toString("latin1") === "ustar") return "tar";
  const other = MAGIC_AT.find(([, magic]) => hex.startsWith(magic));
  if (other) throw new ArchiveRefused(jobFault("archive-other", { format: other[0] }));
  throw new ArchiveRefused(jobFault("archive-unknown"));
}
