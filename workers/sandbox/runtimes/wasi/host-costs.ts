import { CHUNK_BYTES } from "./storage";

/**
 * What the work of host calls takes on an ordinary core, in nanoseconds: fuel pays for it. Measured by
 * `npm run bench -- host-calls`, which compares what each kind of call is charged with the time that it takes.
 */
export const HOST_COSTS = {
  /** Every call: the way out of the program and back. */
  call: 250,
  /** A buffer of a list, an argument, an event that is awaited. */
  item: 500,
  /** Reading, opening or making what a path names, besides its bytes. */
  path: 1_000,
  pathByte: 25,
  /** An entry of a folder that is looked at: its name is written out. */
  entry: 2_000,
  /** A name that is put in order, or passed over in doing so. */
  sorted: 200,
  ancestor: 5,
  randomByte: 4,
  /** A new name, with the file or folder that it leads to. */
  node: 3_000,
  /** A piece of a file that is written to, or read. */
  chunk: 300,
  /** A piece that is cut off, or was never there. */
  cut: 50,
} as const;

const BYTES_PER_NANOSECOND = 8;

/** Moving bytes, or filling them. */
export const costOfBytes = (bytes: number) => Math.ceil(bytes / BYTES_PER_NANOSECOND);

/** Moving bytes between the memory and a file, whose pieces may have to be made. */
export const costOfMoving = (bytes: number) => costOfBytes(bytes) + HOST_COSTS.chunk * Math.ceil(bytes / CHUNK_BYTES);

/** Making a file shorter by so much; making it longer touches nothing. */
export const costOfCutting = (bytes: number) => HOST_COSTS.cut * Math.ceil(Math.max(0, bytes) / CHUNK_BYTES);
