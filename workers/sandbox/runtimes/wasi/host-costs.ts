import { CHUNK_BYTES } from "./storage";

/**
 * The cost of host calls' work on an ordinary core, in nanoseconds, paid for in fuel. Measured by `npm run bench --
 * host-calls`, which compares each kind of call's charge with the time that it takes.
 */
export const HOST_COSTS = {
  /** Every call: the way out of the program and back. */
  call: 250,
  /** A buffer in a list, an argument, an awaited event. */
  item: 500,
  /** Reading, opening or creating what a path names, besides the path's bytes. */
  path: 1_000,
  pathByte: 25,
  /** A folder's entry that is listed: its name is written out. */
  entry: 2_000,
  /** A name that is sorted, or compared in sorting. */
  sorted: 200,
  ancestor: 5,
  randomByte: 4,
  /** A new name, with the file or folder that it leads to. */
  node: 3_000,
  /** A piece of a file that is written to, or read. */
  chunk: 300,
  /** A chunk that is truncated, or never existed. */
  cut: 50,
} as const;

const BYTES_PER_NANOSECOND = 8;

/** Moving bytes, or filling them. */
export const costOfBytes = (bytes: number) => Math.ceil(bytes / BYTES_PER_NANOSECOND);

/** Moving bytes between the memory and a file, whose chunks may have to be allocated. */
export const costOfMoving = (bytes: number) => costOfBytes(bytes) + HOST_COSTS.chunk * Math.ceil(bytes / CHUNK_BYTES);

/** Truncating a file by so much; extending it touches nothing. */
export const costOfCutting = (bytes: number) => HOST_COSTS.cut * Math.ceil(Math.max(0, bytes) / CHUNK_BYTES);
