import { ERRNO, type Errno } from "./errno";
import { GuestFile } from "./guest-file";
import type { GuestFolder, GuestNode } from "./guest-folder";

/** The target of a path: the folder that contains it, its last name, and the node if it exists. */
export type FoundPath =
  | { kind: "found"; folder: GuestFolder; name: string; node: GuestNode | undefined; mustBeFolder: boolean }
  | { kind: "error"; errno: Errno };

export const MAX_PATH_BYTES = 4_096;

/** The limits of common file systems. */
const MAX_NAME_CHARS = 255;

/** A path as text; its bytes must be UTF-8 without zeros. */
export function readPath(bytes: Uint8Array): { path: string } | { errno: Errno } {
  if (bytes.length > MAX_PATH_BYTES) return { errno: ERRNO.nametoolong };
  try {
    const path = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return path.includes("\0") ? { errno: ERRNO.inval } : { path };
  } catch {
    return { errno: ERRNO.ilseq };
  }
}

/** Walks from a folder; a leading slash starts at the root, and the root is its own parent. */
export function findPath(from: GuestFolder, root: GuestFolder, path: string): FoundPath {
  if (path === "") return { kind: "error", errno: ERRNO.noent };
  let folder = path.startsWith("/") ? root : from;
  const segments = path.split("/").filter((segment) => segment !== "" && segment !== ".");
  const mustBeFolder = path.endsWith("/") || path.endsWith("/.");
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment.length > MAX_NAME_CHARS) return { kind: "error", errno: ERRNO.nametoolong };
    if (segment === "..") {
      folder = folder.parent;
      continue;
    }
    const node = folder.get(segment);
    if (isLast) {
      if (mustBeFolder && node instanceof GuestFile) return { kind: "error", errno: ERRNO.notdir };
      return { kind: "found", folder, name: segment, node, mustBeFolder };
    }
    if (!node) return { kind: "error", errno: ERRNO.noent };
    if (node instanceof GuestFile) return { kind: "error", errno: ERRNO.notdir };
    folder = node;
  }
  return { kind: "found", folder: folder.parent, name: "", node: folder, mustBeFolder: true };
}
