import type { WrittenRuntime } from "#app/_code/written-runtime.ts";
import type { CustomerRuntime, JobPicture } from "#core/jobs/job-spec";
import type { WorkKind } from "#core/jobs/work-kind";
import type { Replicas } from "#core/reputation/promise";
import { LIMITS } from "#protocol/limits";
import type { JobInputs } from "#protocol/manifest/job-manifest";
import type { Separator } from "#protocol/manifest/separators";
import { BYTES_COMPARISON, type DraftComparison } from "./draft-comparison";
import type { NamedBytes } from "./named-bytes";

/** A program that is typed into the page; it is uploaded whenever the typing rests. */
export interface WrittenProgram {
  runtime: WrittenRuntime;
  text: string;
  /** The text that `program` has. */
  sent: string | null;
}

/** What devices would get is not what stands in the editor yet. */
export const isBeingSent = ({ text, sent }: WrittenProgram): boolean => text !== sent;

export interface MountedBytes extends NamedBytes {
  /** Where the program finds it. */
  path: string;
}

/** What a customer may choose; devices get fewer kinds. */
export type InputKind = JobInputs["kind"];

/** The new-job form as it is filled: texts as typed, numbers null while their field is empty. */
export interface JobDraft {
  name: string;
  cause: string;
  workKind: WorkKind;
  runtime: CustomerRuntime;
  program: NamedBytes | null;
  /** Null when the program came as a file. */
  written: WrittenProgram | null;
  shared: MountedBytes[];
  /** One guest path per line. */
  outputs: string;
  /** Where outputs go; empty: to the city. */
  destination: string;
  okExitCodes: string;
  /** With which a unit tells of a find; null: there are none. */
  findExitCode: number | null;
  kind: InputKind;
  range: { from: number | null; to: number | null; step: number | null };
  /** Of a table. */
  separator: Separator;
  /** Of a grid, an axis in each line. */
  axes: string;
  seeds: number | null;
  /** Lines, JSON, JSON lines or a table, as a blob. */
  source: NamedBytes | null;
  /** What was typed into the box; null when the inputs came as a file. */
  pasted: string | null;
  files: MountedBytes[];
  /** Addresses of objects, one in each line, and in what pieces they are cut; null: not at all. */
  objects: string;
  pieceMib: number | null;
  /** Another job, by its id, whose outputs are the inputs; how many of them a unit gets, and whether it goes on until one is left. */
  sourceJob: string;
  group: number | null;
  untilOne: boolean;
  skipsFailed: boolean;
  /** As a shell reads it. */
  args: string;
  /** Null: the default of the input kind. */
  stdin: string | null;
  replicas: Replicas;
  comparison: DraftComparison;
  cores: number | null;
  budget: string;
  seconds: number | null;
  memoryMib: number | null;
  outputBytes: number | null;
  /** Null: as long as the city keeps what nobody said anything about. */
  keepDays: number | null;
  picture: JobPicture;
}

export const EMPTY_DRAFT: JobDraft = {
  name: "",
  cause: "",
  workKind: "other",
  runtime: "wasi",
  program: null,
  written: null,
  shared: [],
  outputs: "",
  destination: "",
  okExitCodes: "0",
  findExitCode: null,
  kind: "lines",
  range: { from: 0, to: 99, step: 1 },
  separator: ",",
  axes: "",
  seeds: null,
  source: null,
  pasted: "",
  files: [],
  objects: "",
  pieceMib: null,
  sourceJob: "",
  group: null,
  untilOne: false,
  skipsFailed: false,
  args: "",
  stdin: null,
  replicas: "adaptive",
  comparison: BYTES_COMPARISON,
  cores: 8,
  budget: "1.00",
  seconds: 120,
  memoryMib: 256,
  outputBytes: LIMITS.unitOutputBytes,
  keepDays: null,
  picture: { kind: "mosaic" },
};
