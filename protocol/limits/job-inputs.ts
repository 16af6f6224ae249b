import { MAX_OUTPUT_PARTS } from "#core/units/output";
import { GIB, KIB, MIB } from "./sizes";

/** The inputs of one job, and the files that its units get. */
export const JOB_INPUT_LIMITS = {
  inputLineBytes: 64 * KIB,
  /** An element of a JSON array as it was written; as a line, without its white space, it may have `inputLineBytes`. */
  inputElementBytes: 256 * KIB,
  /** How deeply JSON may be nested that somebody else will read: lines of inputs, bodies of requests. */
  jsonDepth: 100,
  /** Fields that one object in the body of a request may have; no operation takes more than a few dozen. */
  jsonFields: 200,
  /** Arguments and standard input of one unit, once their templates are filled. */
  callBytes: 1 * MIB,
  inputFiles: 10_000,
  /** Of a zip or tar whose files are units, folders counted, and what they have together once they are unpacked. */
  MAX_ARCHIVE_MEMBERS: 100_000,
  MAX_UNPACKED_BYTES: 4 * GIB,
  MAX_GRID_AXES: 32,
  /** Of an axis that lists its values; one of steps may have as many as a job has units. */
  MAX_AXIS_VALUES: 10_000,
  /** That the lines of one job name, beside each other. */
  MAX_NAMED_BLOBS: 100_000,
  sharedFiles: 64,
  sharedBytes: 256 * MIB,
  argsPerUnit: 64,
  argChars: 4_096,
  /** Beside standard output. */
  outputFiles: MAX_OUTPUT_PARTS - 1,
  pathChars: 255,
  /** Of one name between two slashes, in UTF-8: what file systems hold. */
  MAX_NAME_BYTES: 255,
} as const;
