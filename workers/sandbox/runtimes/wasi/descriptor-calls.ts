import type { Descriptor, OpenFolder } from "./descriptors";
import { ERRNO } from "./errno";
import { FILE_TYPE, writeFileStat } from "./file-stat";
import type { GuestHost, WasiCall } from "./guest";
import { GuestFile } from "./guest-file";
import type { GuestNode } from "./guest-folder";
import { HOST_COSTS } from "./host-costs";

const ALL_RIGHTS = 0x1fff_ffffn;
const APPEND = 1;
const ENTRY_BYTES = 24;
/** In a list of names. */
const NAME_BYTES = 8;
const DOTS = [".", ".."];

/** Information about open files, and listings of folders. */
export function descriptorCalls(host: GuestHost): Record<string, WasiCall> {
  const onOpen = (fd: number) => (host.guest.descriptors.get(fd) ? ERRNO.success : ERRNO.badf);
  const preopenName = (fd: number): Uint8Array | undefined => {
    const open = host.guest.descriptors.get(fd);
    return open?.kind === "folder" && open.preopen !== undefined ? new TextEncoder().encode(open.preopen) : undefined;
  };
  return {
    fd_advise: onOpen,
    fd_datasync: onOpen,
    fd_sync: onOpen,
    fd_fdstat_set_rights: onOpen,
    fd_filestat_set_times: onOpen,
    fd_close: (fd: number) => host.guest.descriptors.close(fd),
    fd_renumber: (from: number, to: number) => host.guest.descriptors.renumber(from, to),
    fd_prestat_get: (fd: number, result: number) => {
      const name = preopenName(fd);
      if (!name) return ERRNO.badf;
      host.guest.memory.setU32(result, 0);
      host.guest.memory.setU32(result + 4, name.length);
      return ERRNO.success;
    },
    fd_prestat_dir_name: (fd: number, buffer: number, length: number) => {
      const name = preopenName(fd);
      if (!name) return ERRNO.badf;
      if (name.length > length) return ERRNO.nametoolong;
      host.guest.memory.bytes(buffer, name.length).set(name);
      return ERRNO.success;
    },
    fd_fdstat_get: (fd: number, result: number) => {
      const open = host.guest.descriptors.get(fd);
      if (!open) return ERRNO.badf;
      host.guest.memory.bytes(result, 24).fill(0);
      host.guest.memory.setU8(result, open.kind === "folder" ? FILE_TYPE.folder : FILE_TYPE.file);
      host.guest.memory.setU16(result + 2, open.kind === "file" && open.appends ? APPEND : 0);
      host.guest.memory.setU64(result + 8, ALL_RIGHTS);
      host.guest.memory.setU64(result + 16, ALL_RIGHTS);
      return ERRNO.success;
    },
    fd_filestat_get: (fd: number, result: number) => {
      const open = host.guest.descriptors.get(fd);
      if (!open) return ERRNO.badf;
      writeFileStat(host.guest.memory, result, statOf(open));
      return ERRNO.success;
    },
    fd_readdir: (fd: number, buffer: number, length: number, cookie: bigint, result: number) => {
      const open = host.guest.descriptors.get(fd);
      if (!open) return ERRNO.badf;
      if (open.kind !== "folder") return ERRNO.notdir;
      const target = host.guest.memory.bytes(buffer, length);
      if (cookie === 0n && !beginListing(open)) return ERRNO.nospc;
      host.guest.memory.setU32(result, list(open, target, Number(cookie)));
      return ERRNO.success;
    },
  };

  /** Takes a snapshot of the folder's names; what is kept for it counts towards the unit's storage. */
  function beginListing(open: OpenFolder): boolean {
    host.guest.gauge.charge(HOST_COSTS.sorted * open.folder.unsortedWork);
    const listing = open.folder.names();
    const counted = host.guest.storage.count(open.counted, NAME_BYTES * listing.length);
    if (counted === undefined) return false;
    Object.assign(open, { listing, counted });
    return true;
  }

  /** Fills `target` with entries from number `first`; the last may be truncated, which tells the guest to ask again. */
  function list(open: OpenFolder, target: Uint8Array, first: number): number {
    let used = 0;
    for (let index = first; index < DOTS.length + open.listing.length && used < target.length; index++) {
      const name = (DOTS[index] ?? open.listing[index - DOTS.length]) as string;
      host.guest.gauge.charge(HOST_COSTS.entry);
      const node = name === "." ? open.folder : name === ".." ? open.folder.parent : open.folder.get(name);
      if (!node) continue;
      const entry = entryOf(name, node, index + 1);
      target.set(entry.subarray(0, target.length - used), used);
      used = Math.min(target.length, used + entry.length);
    }
    return used;
  }
}

function entryOf(name: string, node: GuestNode, next: number): Uint8Array {
  const text = new TextEncoder().encode(name);
  const entry = new Uint8Array(ENTRY_BYTES + text.length);
  const view = new DataView(entry.buffer);
  view.setBigUint64(0, BigInt(next), true);
  view.setBigUint64(8, node.number, true);
  view.setUint32(16, text.length, true);
  view.setUint8(20, node instanceof GuestFile ? FILE_TYPE.file : FILE_TYPE.folder);
  entry.set(text, ENTRY_BYTES);
  return entry;
}

function statOf(open: Descriptor) {
  switch (open.kind) {
    case "file":
      return { number: open.file.number, type: FILE_TYPE.file, size: open.file.size };
    case "folder":
      return { number: open.folder.number, type: FILE_TYPE.folder, size: 0 };
    case "sink":
      return { number: open.number, type: FILE_TYPE.file, size: 0 };
    default:
      throw new Error(`Unhandled descriptor: ${open satisfies never}`);
  }
}
