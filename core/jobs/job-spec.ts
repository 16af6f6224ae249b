import type { BlobHash, CustomerId, JobId } from "../ids";
import type { WorkPrice } from "../ledger/pricing";
import type { WorkKind } from "./work-kind";

export type Runtime = "wasi" | "js";

/** The runtimes that a manifest may name: `python` runs in the city's interpreter, which is a WASI command. */
export type CustomerRuntime = Runtime | "python";

/** How a Python program is called: as a command, or by its function `run`. */
export type PythonForm = "script" | "function";

/** How the normalised inputs become units. */
export type InputKind = "range" | "lines" | "files" | "json" | "jsonl";

/** A blob and its path in a program's file system. */
export interface MountedBlob {
  /** Relative, `/`-separated, without `..`. */
  path: string;
  hash: BlobHash;
  bytes: number;
}

export interface UnitLimits {
  /** For metered WebAssembly; a script uses none, and its time counts as the fuel that a core uses in that time. */
  fuel: number;
  wallMs: number;
  memoryMib: number;
  outputBytes: number;
}

/** How a job's results are drawn as they arrive. */
export type JobPicture =
  | { kind: "mosaic" }
  /** Unit i computed the tile at column i mod (width / tile); its stdout is a raw RGB tile of tile × tile × 3 bytes. */
  | { kind: "tiles"; width: number; height: number; tile: number }
  /** Unit i is the i-th pair (row < column) of `labels`; the number at `field` of its JSON stdout is drawn. */
  | { kind: "matrix"; labels: string[]; field: string };

/** Everything that a device must know about a job to run its units; sent once to each session that gets a grant of it. */
export interface JobSpec {
  jobId: JobId;
  name: string;
  /** Why it is computed, for residents. */
  cause: string;
  customerName: string;
  /** Added when it is sent: residents exclude a customer by id, whatever name the customer uses. */
  customerId?: CustomerId;
  /** Absent: `other`. */
  workKind?: WorkKind;
  runtime: Runtime;
  /** Present for Python programs: `program` is the interpreter, and `shared` begins with the customer's source. */
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
  /** Outputs stay at the device that computed them until it is asked to upload them to the customer's bucket. */
  keepsOutputs?: true;
  okExitCodes: number[];
  limits: UnitLimits;
  /** Fuel that counts as a second of an ordinary core: this job's limits and prices are based on it. */
  fuelPerSecond: number;
  /** The city's price when it was submitted, which it keeps; absent in jobs from before prices could change. */
  price?: WorkPrice;
  picture: JobPicture;
}
