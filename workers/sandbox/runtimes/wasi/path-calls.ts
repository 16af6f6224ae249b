import type { Descriptor } from "./descriptors";
import { ERRNO, type Errno } from "./errno";
import { FILE_TYPE, writeFileStat } from "./file-stat";
import { type FoundPath, findPath, MAX_PATH_BYTES, readPath } from "./find-path";
import type { GuestHost, WasiCall } from "./guest";
import { GuestFile } from "./guest-file";
import { GuestFolder, type GuestNode } from "./guest-folder";
import { costOfCutting, HOST_COSTS } from "./host-costs";

const OPEN = { create: 1, folder: 2, exclusive: 4, truncate: 8 } as const;
const APPEND = 1;
const RIGHT_READ = 1n << 1n;
const RIGHT_WRITE = 1n << 6n;

type Found = Extract<FoundPath, { kind: "found" }>;

/** All calls with paths. There are no symbolic links. */
export function pathCalls(host: GuestHost): Record<string, WasiCall> {
  const find = (fd: number, pointer: number, length: number): FoundPath => {
    const open = host.guest.descriptors.get(fd);
    if (!open) return { kind: "error", errno: ERRNO.badf };
    if (open.kind !== "folder") return { kind: "error", errno: ERRNO.notdir };
    host.guest.gauge.charge(HOST_COSTS.path + HOST_COSTS.pathByte * Math.min(length, MAX_PATH_BYTES));
    const read = readPath(host.guest.memory.bytes(pointer, length));
    return "errno" in read ? { kind: "error", ...read } : findPath(open.folder, host.guest.root, read.path);
  };

  const withPath = (fd: number, pointer: number, length: number, act: (found: Found) => Errno): Errno => {
    const found = find(fd, pointer, length);
    return found.kind === "error" ? found.errno : act(found);
  };

  const openNode = (node: GuestNode, flags: number, rights: bigint, fdFlags: number): Descriptor | Errno => {
    if (node instanceof GuestFolder) return { kind: "folder", folder: node, listing: [], counted: 0 };
    if (flags & OPEN.folder) return ERRNO.notdir;
    if (flags & OPEN.truncate) {
      host.guest.gauge.charge(costOfCutting(node.size));
      node.resize(0);
    }
    return {
      kind: "file",
      file: node,
      position: 0,
      appends: (fdFlags & APPEND) !== 0,
      reads: (rights & RIGHT_READ) !== 0n,
      writes: (rights & RIGHT_WRITE) !== 0n,
    };
  };

  const create = ({ folder, name, mustBeFolder }: Found, isFolder: boolean): GuestNode | Errno => {
    if (mustBeFolder && !isFolder) return ERRNO.isdir;
    if (!host.guest.storage.takeNode()) return ERRNO.nospc;
    host.guest.gauge.charge(HOST_COSTS.node);
    const node = isFolder ? new GuestFolder(host.guest.storage, folder) : new GuestFile(host.guest.storage);
    folder.put(name, node);
    return node;
  };

  const removed = (folder: GuestFolder, name: string): Errno => {
    folder.remove(name);
    host.guest.storage.giveNode();
    return ERRNO.success;
  };

  const rename = (source: Found, target: Found): Errno => {
    const errno = renameProblem(source, target);
    if (errno !== ERRNO.success || source.node === target.node) return errno;
    if (target.node instanceof GuestFile) host.guest.gauge.charge(costOfCutting(target.node.size));
    if (target.node) host.guest.storage.giveNode();
    // In this order, so that the file always has a name: one without any is freed.
    target.folder.put(target.name, source.node as GuestNode);
    source.folder.remove(source.name);
    return ERRNO.success;
  };

  return {
    path_open: (
      fd: number,
      _lookup: number,
      pointer: number,
      length: number,
      flags: number,
      rights: bigint,
      _inherited: bigint,
      fdFlags: number,
      result: number,
    ) =>
      withPath(fd, pointer, length, (found) => {
        if (found.node && flags & OPEN.create && flags & OPEN.exclusive) return ERRNO.exist;
        const node = found.node ?? (flags & OPEN.create ? create(found, false) : ERRNO.noent);
        if (typeof node === "number") return node;
        const open = openNode(node, flags, rights, fdFlags);
        if (typeof open === "number") return open;
        const opened = host.guest.descriptors.add(open);
        if (opened === undefined) return ERRNO.mfile;
        host.guest.memory.setU32(result, opened);
        return ERRNO.success;
      }),
    path_filestat_get: (fd: number, _lookup: number, pointer: number, length: number, result: number) =>
      withPath(fd, pointer, length, ({ node }) => {
        if (!node) return ERRNO.noent;
        const isFile = node instanceof GuestFile;
        const type = isFile ? FILE_TYPE.file : FILE_TYPE.folder;
        writeFileStat(host.guest.memory, result, { number: node.number, type, size: isFile ? node.size : 0 });
        return ERRNO.success;
      }),
    path_filestat_set_times: (fd: number, _lookup: number, pointer: number, length: number) =>
      withPath(fd, pointer, length, ({ node }) => (node ? ERRNO.success : ERRNO.noent)),
    path_create_directory: (fd: number, pointer: number, length: number) =>
      withPath(fd, pointer, length, (found) => {
        if (found.node) return ERRNO.exist;
        const made = create(found, true);
        return typeof made === "number" ? made : ERRNO.success;
      }),
    path_unlink_file: (fd: number, pointer: number, length: number) =>
      withPath(fd, pointer, length, ({ folder, name, node }) => {
        if (!node) return ERRNO.noent;
        if (node instanceof GuestFolder) return ERRNO.isdir;
        host.guest.gauge.charge(costOfCutting(node.size));
        return removed(folder, name);
      }),
    path_remove_directory: (fd: number, pointer: number, length: number) =>
      withPath(fd, pointer, length, ({ folder, name, node }) => {
        if (!node) return ERRNO.noent;
        if (node instanceof GuestFile) return ERRNO.notdir;
        if (!node.isEmpty) return ERRNO.notempty;
        if (name === "") return ERRNO.inval;
        return removed(folder, name);
      }),
    path_link: (
      fd: number,
      _lookup: number,
      pointer: number,
      length: number,
      newFd: number,
      newPointer: number,
      newLength: number,
    ) =>
      withPath(fd, pointer, length, ({ node }) =>
        withPath(newFd, newPointer, newLength, (target) => {
          if (!node) return ERRNO.noent;
          if (node instanceof GuestFolder) return ERRNO.perm;
          if (target.node) return ERRNO.exist;
          if (!host.guest.storage.takeNode()) return ERRNO.nospc;
          host.guest.gauge.charge(HOST_COSTS.node);
          target.folder.put(target.name, node);
          return ERRNO.success;
        }),
      ),
    path_rename: (fd: number, pointer: number, length: number, newFd: number, newPointer: number, newLength: number) =>
      withPath(fd, pointer, length, (source) =>
        withPath(newFd, newPointer, newLength, (target) => {
          host.guest.gauge.charge(HOST_COSTS.node + HOST_COSTS.ancestor * target.folder.depth);
          return rename(source, target);
        }),
      ),
    path_readlink: (fd: number, pointer: number, length: number) =>
      withPath(fd, pointer, length, ({ node }) => (node ? ERRNO.inval : ERRNO.noent)),
    path_symlink: () => ERRNO.notsup,
  };
}

function renameProblem(source: Found, target: Found): Errno {
  const { node } = source;
  if (!node) return ERRNO.noent;
  if (source.name === "" || target.name === "") return ERRNO.inval;
  if (node === target.node) return ERRNO.success;
  if (node instanceof GuestFolder) {
    if (target.node instanceof GuestFile) return ERRNO.notdir;
    if (target.node && !target.node.isEmpty) return ERRNO.notempty;
    if (target.folder.isInside(node)) return ERRNO.inval;
  } else if (target.node instanceof GuestFolder || target.mustBeFolder) {
    return ERRNO.isdir;
  }
  return ERRNO.success;
}
