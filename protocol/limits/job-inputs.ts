import { MAX_OUTPUT_PARTS } from "#core/units/output";
import { GIB, KIB, MIB } from "./sizes";

/** The inputs of one job, and the files of its units. */
export const JOB_INPUT_LIMITS = {
  inputLineBytes: 64 * KIB,
  /** An element of a JSON array as written; as a line, without white space, it may have `inputLineBytes`. */
  inputElementBytes: 256 * KIB,
  /** Nesting of JSON that others will parse: lines of inputs, bodies of requests. */
  jsonDepth: 100,
  /** Fields of one object in a request's body; no operation takes more than a few dozen. */
  jsonFields: 200,
  /** Arguments and standard input of one unit, after its templates are filled in. */
  callBytes: 1 * MIB,
  inputFiles: 10_000,
  /** Members of a zip or tar whose files are units, including folders, and their total unpacked size. */
  MAX_ARCHIVE_MEMBERS: 100_000,
  MAX_UNPACKED_BYTES: 4 * GIB,
  MAX_GRID_AXES: 32,
  /** Values listed for one axis; an axis with steps may have as many as a job has units. */
  MAX_AXIS_VALUES: 10_000,
  /** Distinct blobs named by the lines of one job. */
  MAX_NAMED_BLOBS: 100_000,
  sharedFiles: 64,
  sharedBytes: 256 * MIB,
  argsPerUnit: 64,
  argChars: 4_096,
  /** In addition to standard output. */
  outputFiles: MAX_OUTPUT_PARTS - 1,
  pathChars: 255,
  /** Of one name between two slashes, in UTF-8: what file systems allow. */
  MAX_NAME_BYTES: 255,
} as const;
