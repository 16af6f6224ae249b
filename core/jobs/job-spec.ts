import type { BlobHash, CustomerId, JobId } from "../ids";
import type { WorkKind } from "./work-kind";

export type Runtime = "wasi" | "js";

/** What a customer submits a program as: `python` runs in the city's interpreter, which is a WASI command. */
export type CustomerRuntime = Runtime | "python";

/** How a program in Python is called: as a command, or by its function `run`. */
export type PythonForm = "script" | "function";

/** How a run of inputs becomes units. */
export type InputKind = "range" | "lines" | "files" | "json" | "jsonl";

/** A blob and where a program finds it in its file system. */
export interface MountedBlob {
  /** Relative, `/`-separated, without `..`. */
  path: string;
  hash: BlobHash;
  bytes: number;
}

export interface UnitLimits {
  /** Of metered wasm; a script has none of its own, and its time counts as what a core spends in it. */
  fuel: number;
  wallMs: number;
  memoryMib: number;
  outputBytes: number;
}

/** How a job's results are drawn while they arrive. */
export type JobPicture =
  | { kind: "mosaic" }
  /** Unit i computed the tile at column i mod (width / tile); its stdout is a raw RGB tile of tile × tile × 3 bytes. */
  | { kind: "tiles"; width: number; height: number; tile: number }
  /** Unit i is the i-th pair (row < column) of `labels`; the number at `field` of its JSON stdout is drawn. */
  | { kind: "matrix"; labels: string[]; field: string };

/** Everything a device must know of a job to run its units; sent once to each session that gets a grant of it. */
export interface JobSpec {
  jobId: JobId;
  name: string;
  /** Why it is computed, for residents. */
  cause: string;
  customerName: string;
  /** Added as it is sent: by this residents refuse a customer, whatever they call themselves. */
  customerId?: CustomerId;
  /** Absent: `other`. */
  workKind?: WorkKind;
  runtime: Runtime;
  /** Present for a program in Python: `program` is the interpreter, and `shared` begins with what the customer wrote. */
  python?: PythonForm;
  program: { hash: BlobHash; bytes: number };
  shared: MountedBlob[];
  inputKind: InputKind;
  /** Present when `inputKind` is `range`: unit i has value `from + i * step`. */
  range?: { from: number; step: number };
  /** Argument template: `{field}` is replaced; `{{` and `}}` stand for braces. */
  args: string[];
  /** Standard input template; absent: the raw line or file for `lines` and `files`, nothing otherwise. */
  stdin?: string;
  outputs: string[];
  /** Outputs stay at the device that computed them until it is told to put them into the customer's bucket. */
  keepsOutputs?: true;
  okExitCodes: number[];
  limits: UnitLimits;
  /** Fuel that counts as a second of an ordinary core: limits and prices of this job were made with it. */
  fuelPerSecond: number;
  picture: JobPicture;
}
