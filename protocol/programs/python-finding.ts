interface Place {
  path: string;
  line: number;
  column: number;
}

export type ArchiveFault = "platform" | "encrypted" | "climbs" | "compiled" | "too-large" | "broken";

/** A finding about a program in Python, as `python/bootstrap.py` reports it. */
export type PythonFinding =
  | { kind: "no-main"; path: string }
  /** In Python's own words. */
  | ({ kind: "syntax"; message: string } & Place)
  | ({ kind: "missing" | "perhaps-missing"; module: string } & Place)
  | ({ kind: "without-effect"; module: string; why: string } & Place)
  | ({ kind: "uncalled-run"; isAsync: boolean } & Place)
  | { kind: "archive"; path: string; why: ArchiveFault; member?: string; message?: string };

/** What the standard library has for what a missing module does. */
export const PYTHON_INSTEAD_KINDS = ["numbers", "arrays", "tables", "pictures", "xml", "network"] as const;
export type PythonInsteadKind = (typeof PYTHON_INSTEAD_KINDS)[number];

/** Modules whose compiled parts no pure-Python file can replace. */
const NAMES: readonly (readonly [modules: string, instead: PythonInsteadKind])[] = [
  ["cupy jax numba skimage sklearn tensorflow torch scipy", "numbers"],
  ["numpy", "arrays"],
  ["pandas polars pyarrow", "tables"],
  ["PIL cv2 matplotlib", "pictures"],
  ["lxml", "xml"],
  ["requests", "network"],
];

const BY_MODULE = new Map(
  NAMES.flatMap(([modules, instead]) => modules.split(" ").map((name) => [name, instead] as const)),
);

export const pythonInstead = (module: string): PythonInsteadKind | undefined =>
  BY_MODULE.get(module.split(".")[0] ?? "");
