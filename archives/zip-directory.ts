/** What the directory of a zip says of one of its files. */
export interface ZipEntry {
  /** As UTF-8. */
  name: Buffer;
  method: typeof STORED | typeof DEFLATED;
  crc: number;
  packedBytes: number;
  bytes: number;
  /** Position of its header in the archive. */
  at: number;
  /** Whether its sizes follow its contents, because they were not known before. */
  isStreamed: boolean;
}

export const STORED = 0;
export const DEFLATED = 8;

const [FILE, SIZES, RECORD, END, LONG_END, LONG_END_AT] = [
  0x04034b50, 0x08074b50, 0x02014b50, 0x06054b50, 0x06064b50, 0x07064b50,
];
/** What no field of 16 or 32 bits can say is in a longer one: Zip64. */
const [MAX_16, MAX_32] = [0xffff, 0xffffffff];
const [DEFLATE_VERSION, LONG_VERSION] = [20, 45];
const FROM_UNIX = 3 << 8;
const [SIZES_FOLLOW, UTF_8] = [0x0008, 0x0800];
const LONG_FIELD = 0x0001;
const ORDINARY_FILE = (0o100664 << 16) >>> 0;
const PIECE_BYTES = 64 * 1024;

/** The times of all files of one archive: two seconds apart at best, and in no time zone. */
export class ZipTime {
  readonly day: number;
  readonly time: number;

  constructor(at: Date) {
    const year = Math.min(Math.max(at.getUTCFullYear() - 1980, 0), 127);
    this.day = (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
    this.time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  }
}

const flagsOf = ({ isStreamed }: Pick<ZipEntry, "isStreamed">) => UTF_8 | (isStreamed ? SIZES_FOLLOW : 0);

/** What precedes a file's contents; of one that is streamed without its checksum and sizes. */
export function fileHeader(entry: Omit<ZipEntry, "at">, { day, time }: ZipTime): Buffer {
  const { name, method, crc, packedBytes, bytes, isStreamed } = entry;
  const head = Buffer.alloc(30 + name.length);
  head.writeUInt32LE(FILE, 0);
  head.writeUInt16LE(DEFLATE_VERSION, 4);
  head.writeUInt16LE(flagsOf(entry), 6);
  head.writeUInt16LE(method, 8);
  head.writeUInt16LE(time, 10);
  head.writeUInt16LE(day, 12);
  if (!isStreamed) {
    head.writeUInt32LE(crc, 14);
    head.writeUInt32LE(packedBytes, 18);
    head.writeUInt32LE(bytes, 22);
  }
  head.writeUInt16LE(name.length, 26);
  name.copy(head, 30);
  return head;
}

/** What follows the contents of a file that is streamed. */
export function sizesAfter({ crc, packedBytes, bytes }: Pick<ZipEntry, "crc" | "packedBytes" | "bytes">): Buffer {
  const isLong = packedBytes >= MAX_32 || bytes >= MAX_32;
  const sizes = Buffer.alloc(isLong ? 24 : 16);
  sizes.writeUInt32LE(SIZES, 0);
  sizes.writeUInt32LE(crc, 4);
  if (isLong) {
    sizes.writeBigUInt64LE(BigInt(packedBytes), 8);
    sizes.writeBigUInt64LE(BigInt(bytes), 16);
  } else {
    sizes.writeUInt32LE(packedBytes, 8);
    sizes.writeUInt32LE(bytes, 12);
  }
  return sizes;
}

/** The list of files at the end of a zip: some fifty bytes of memory for each, besides its name. */
export class ZipDirectory {
  readonly #time: ZipTime;
  readonly #full: Buffer[] = [];
  #begun: Buffer[] = [];
  #begunBytes = 0;
  #bytes = 0;
  #files = 0;

  constructor(time: ZipTime) {
    this.#time = time;
  }

  add(entry: ZipEntry): void {
    const record = recordOf(entry, this.#time);
    this.#begun.push(record);
    this.#begunBytes += record.length;
    this.#bytes += record.length;
    this.#files += 1;
    if (this.#begunBytes >= PIECE_BYTES) this.#join();
  }

  /** Records that are buffers of their own would take twice their memory. */
  #join() {
    this.#full.push(Buffer.concat(this.#begun));
    this.#begun = [];
    this.#begunBytes = 0;
  }

  /** The directory, and the end of the archive. `at`: its position. */
  *pieces(at: number): Generator<Buffer> {
    this.#join();
    yield* this.#full;
    yield endOf({ files: this.#files, bytes: this.#bytes, at });
  }
}

function recordOf(entry: ZipEntry, { day, time }: ZipTime): Buffer {
  const { name, method, crc, packedBytes, bytes, at } = entry;
  const isLong = packedBytes >= MAX_32 || bytes >= MAX_32 || at >= MAX_32;
  const record = Buffer.alloc(46 + name.length + (isLong ? 28 : 0));
  record.writeUInt32LE(RECORD, 0);
  record.writeUInt16LE(FROM_UNIX | LONG_VERSION, 4);
  record.writeUInt16LE(isLong ? LONG_VERSION : DEFLATE_VERSION, 6);
  record.writeUInt16LE(flagsOf(entry), 8);
  record.writeUInt16LE(method, 10);
  record.writeUInt16LE(time, 12);
  record.writeUInt16LE(day, 14);
  record.writeUInt32LE(crc, 16);
  record.writeUInt32LE(isLong ? MAX_32 : packedBytes, 20);
  record.writeUInt32LE(isLong ? MAX_32 : bytes, 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt16LE(isLong ? 28 : 0, 30);
  record.writeUInt32LE(ORDINARY_FILE, 38);
  record.writeUInt32LE(isLong ? MAX_32 : at, 42);
  name.copy(record, 46);
  if (isLong) {
    const field = 46 + name.length;
    record.writeUInt16LE(LONG_FIELD, field);
    record.writeUInt16LE(24, field + 2);
    record.writeBigUInt64LE(BigInt(bytes), field + 4);
    record.writeBigUInt64LE(BigInt(packedBytes), field + 12);
    record.writeBigUInt64LE(BigInt(at), field + 20);
  }
  return record;
}

function endOf({ files, bytes, at }: { files: number; bytes: number; at: number }): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(Math.min(files, MAX_16), 8);
  end.writeUInt16LE(Math.min(files, MAX_16), 10);
  end.writeUInt32LE(Math.min(bytes, MAX_32), 12);
  end.writeUInt32LE(Math.min(at, MAX_32), 16);
  return files >= MAX_16 || bytes >= MAX_32 || at >= MAX_32 ? Buffer.concat([longEndOf(files, bytes, at), end]) : end;
}

function longEndOf(files: number, bytes: number, at: number): Buffer {
  const end = Buffer.alloc(56 + 20);
  end.writeUInt32LE(LONG_END, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(FROM_UNIX | LONG_VERSION, 12);
  end.writeUInt16LE(LONG_VERSION, 14);
  end.writeBigUInt64LE(BigInt(files), 24);
  end.writeBigUInt64LE(BigInt(files), 32);
  end.writeBigUInt64LE(BigInt(bytes), 40);
  end.writeBigUInt64LE(BigInt(at), 48);
  end.writeUInt32LE(LONG_END_AT, 56);
  end.writeBigUInt64LE(BigInt(at + bytes), 64);
  end.writeUInt32LE(1, 72);
  return end;
}
