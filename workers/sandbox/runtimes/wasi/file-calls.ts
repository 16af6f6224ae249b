import type { OpenFile, OpenSink } from "./descriptors";
import { ERRNO, type Errno } from "./errno";
import type { GuestHost, WasiCall } from "./guest";
import { costOfBytes, costOfCutting, costOfMoving, HOST_COSTS } from "./host-costs";

const MAX_VECTORS = 1_024;
const SEEK = { start: 0, current: 1, end: 2 } as const;
const APPEND = 1;

/** Reading, writing and seeking in open files. */
export function fileCalls(host: GuestHost): Record<string, WasiCall> {
  /** The guest's buffers in a list of pointers and lengths. */
  const vectors = (list: number, count: number): Uint8Array[] | undefined => {
    if (count > MAX_VECTORS) return undefined;
    host.guest.gauge.charge(HOST_COSTS.item * count);
    const buffers = Array.from({ length: count }, (_, index) =>
      host.guest.memory.bytes(
        host.guest.memory.getU32(list + 8 * index),
        host.guest.memory.getU32(list + 8 * index + 4),
      ),
    );
    return buffers;
  };

  const readAt = (open: OpenFile, position: number, buffers: Uint8Array[]): number => {
    let total = 0;
    for (const buffer of buffers) {
      host.guest.gauge.charge(costOfMoving(Math.min(buffer.length, Math.max(0, open.file.size - position - total))));
      const count = open.file.read(position + total, buffer);
      total += count;
      if (count < buffer.length) break;
    }
    return total;
  };

  const writeAt = (open: OpenFile, position: number, buffers: Uint8Array[]): number | undefined => {
    let total = 0;
    for (const buffer of buffers) {
      host.guest.gauge.charge(costOfMoving(buffer.length));
      if (!open.file.write(position + total, buffer)) return total > 0 ? total : undefined;
      total += buffer.length;
    }
    return total;
  };

  const fileAt = (fd: number): OpenFile | Errno => {
    const open = host.guest.descriptors.get(fd);
    if (!open || open.kind === "sink") return ERRNO.badf;
    return open.kind === "folder" ? ERRNO.isdir : open;
  };

  const read = (fd: number, list: number, count: number, at: bigint | undefined, result: number): Errno => {
    const open = fileAt(fd);
    if (typeof open === "number") return open;
    if (!open.reads) return ERRNO.badf;
    const buffers = vectors(list, count);
    if (!buffers) return ERRNO.inval;
    const total = readAt(open, at === undefined ? open.position : Number(at), buffers);
    if (at === undefined) open.position += total;
    host.guest.memory.setU32(result, total);
    return ERRNO.success;
  };

  const write = (fd: number, list: number, count: number, at: bigint | undefined, result: number): Errno => {
    const sink = host.guest.descriptors.get(fd);
    const open = sink?.kind === "sink" ? sink : fileAt(fd);
    if (typeof open === "number") return open;
    if (open.kind === "file" && !open.writes) return ERRNO.badf;
    const buffers = vectors(list, count);
    if (!buffers) return ERRNO.inval;
    const total = open.kind === "sink" ? writeSink(open, buffers) : writeOpen(open, at, buffers);
    if (total === undefined) return ERRNO.nospc;
    host.guest.memory.setU32(result, total);
    return ERRNO.success;
  };

  const writeSink = (open: OpenSink, buffers: Uint8Array[]): number => {
    let total = 0;
    for (const buffer of buffers) {
      host.guest.gauge.charge(costOfBytes(buffer.length));
      open.write(buffer);
      total += buffer.length;
    }
    return total;
  };

  const writeOpen = (open: OpenFile, at: bigint | undefined, buffers: Uint8Array[]): number | undefined => {
    if (at !== undefined) return writeAt(open, Number(at), buffers);
    if (open.appends) open.position = open.file.size;
    const total = writeAt(open, open.position, buffers);
    open.position += total ?? 0;
    return total;
  };

  const resize = (open: OpenFile, size: number): Errno => {
    host.guest.gauge.charge(costOfCutting(open.file.size - size));
    return open.file.resize(size) ? ERRNO.success : ERRNO.nospc;
  };

  return {
    fd_read: (fd: number, list: number, count: number, result: number) => read(fd, list, count, undefined, result),
    fd_pread: (fd: number, list: number, count: number, at: bigint, result: number) =>
      read(fd, list, count, at, result),
    fd_write: (fd: number, list: number, count: number, result: number) => write(fd, list, count, undefined, result),
    fd_pwrite: (fd: number, list: number, count: number, at: bigint, result: number) =>
      write(fd, list, count, at, result),
    fd_seek: (fd: number, offset: bigint, whence: number, result: number) => {
      const open = fileAt(fd);
      if (typeof open === "number") return host.guest.descriptors.get(fd)?.kind === "sink" ? ERRNO.spipe : open;
      const base = seekBase(open, whence);
      if (base === undefined) return ERRNO.inval;
      const position = base + Number(BigInt.asIntN(64, offset));
      if (position < 0 || position > Number.MAX_SAFE_INTEGER) return ERRNO.inval;
      open.position = position;
      host.guest.memory.setU64(result, BigInt(position));
      return ERRNO.success;
    },
    fd_tell: (fd: number, result: number) => {
      const open = fileAt(fd);
      if (typeof open === "number") return open;
      host.guest.memory.setU64(result, BigInt(open.position));
      return ERRNO.success;
    },
    fd_allocate: (fd: number, offset: bigint, length: bigint) => {
      const open = fileAt(fd);
      if (typeof open === "number") return open;
      const size = Number(offset) + Number(length);
      return size <= open.file.size ? ERRNO.success : resize(open, size);
    },
    fd_filestat_set_size: (fd: number, size: bigint) => {
      const open = fileAt(fd);
      if (typeof open === "number") return open;
      if (!open.writes) return ERRNO.inval;
      return resize(open, Number(size));
    },
    fd_fdstat_set_flags: (fd: number, flags: number) => {
      const open = host.guest.descriptors.get(fd);
      if (!open) return ERRNO.badf;
      if (open.kind === "file") open.appends = (flags & APPEND) !== 0;
      return ERRNO.success;
    },
  };
}

function seekBase(open: OpenFile, whence: number): number | undefined {
  switch (whence) {
    case SEEK.start:
      return 0;
    case SEEK.current:
      return open.position;
    case SEEK.end:
      return open.file.size;
    default:
      return undefined;
  }
}
