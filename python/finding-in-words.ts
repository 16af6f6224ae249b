interface Place {
  path: string;
  line: number;
  column: number;
}

/** A finding about a program, as `bootstrap.py` reports it. */
export type PythonFinding =
  | { kind: "no-main"; path: string }
  | ({ kind: "syntax"; message: string } & Place)
  | ({ kind: "missing" | "perhaps-missing"; module: string } & Place)
  | ({ kind: "without-effect"; module: string; why: string } & Place)
  | ({ kind: "uncalled-run"; isAsync: boolean } & Place)
  | { kind: "archive"; path: string; why: ArchiveFault; member?: string; message?: string };

type ArchiveFault = "platform" | "encrypted" | "climbs" | "compiled" | "too-large" | "broken";

/** Whether it keeps the program from running at all. */
export const isFatal = ({ kind }: PythonFinding) => !HINTS.has(kind);

const HINTS = new Set<PythonFinding["kind"]>(["perhaps-missing", "without-effect", "uncalled-run"]);

const NUMBERS = "For numbers there are `math`, `cmath`, `statistics` and `random`.";
const TABLES = "For tables there are `csv`, `sqlite3` and `statistics`.";
const PICTURES = "Pictures can be written as raw bytes, PPM or PNG by `zlib` and `struct`.";
const COMPILED = "cupy jax numba skimage sklearn tensorflow torch";
/** Modules whose compiled parts no pure-Python file can replace, and what the standard library has instead. */
const INSTEAD: Record<string, string> = {
  ...Object.fromEntries(COMPILED.split(" ").map((name) => [name, NUMBERS])),
  numpy:
    "For arrays there are `array`, `memoryview` and lists; for numbers `math`, `cmath`, `statistics` and `fractions`.",
  scipy: NUMBERS,
  pandas: TABLES,
  polars: TABLES,
  pyarrow: TABLES,
  PIL: PICTURES,
  cv2: PICTURES,
  matplotlib: PICTURES,
  lxml: "For XML there is `xml.etree.ElementTree`.",
  requests: "A unit has no network: give it its data as inputs or shared files.",
};

/** What applies to every missing module is said only for the first. */
export function findingsInWords(findings: readonly PythonFinding[]): string[] {
  const first = findings.findIndex(isMissing);
  return findings.map((finding, at) => findingInWords(finding, at === first));
}

const isMissing = ({ kind }: PythonFinding) => kind === "missing" || kind === "perhaps-missing";

function findingInWords(finding: PythonFinding, isFirst: boolean): string {
  switch (finding.kind) {
    case "no-main":
      return `The zip holds no main.py at its top: put the program there.`;
    case "syntax":
      return `${at(finding)}: ${ended(finding.message)}`;
    case "missing":
      return `${at(finding)}: there is no module ${finding.module} here.${remedy(finding.module, isFirst)}`;
    case "perhaps-missing":
      return `${at(finding)}: there is no module ${finding.module} here, in case this line is reached.${remedy(finding.module, isFirst)}`;
    case "without-effect":
      return `${at(finding)}: ${finding.module} can be imported, but ${finding.why}.`;
    case "uncalled-run":
      return `${at(finding)}: ${uncalledRun(finding.isAsync)}`;
    case "archive":
      return archiveInWords(finding);
    default:
      throw new Error(`Unhandled finding: ${(finding satisfies never as { kind: string }).kind}`);
  }
}

const ended = (message: string) => (/[.?!]$/.test(message) ? message : `${message}.`);

function uncalledRun(isAsync: boolean): string {
  const sync = isAsync ? ", without `async`" : "";
  return `\`run\` is never called, and the program is run as a script. To have it called for each unit, write \`def run(input, ctx):\` at the top level of the file${sync}.`;
}

const at = ({ path, line, column }: Place) => `${path}, line ${line}, column ${column}`;

function remedy(module: string, isFirst: boolean): string {
  const root = module.split(".")[0] as string;
  const instead = INSTEAD[root];
  const here = isFirst
    ? " Python's standard library is here, and any module in pure Python that you add to the shared files, as a file, a zip or a wheel."
    : "";
  return instead === undefined ? here : `${here} The module ${root} needs compiled code or a network. ${instead}`;
}

function archiveInWords({ path, why, member, message }: Extract<PythonFinding, { kind: "archive" }>): string {
  switch (why) {
    case "platform":
      return `${path} is built for one platform: only wheels in pure Python run here, whose names end with py3-none-any.whl.`;
    case "encrypted":
      return `${path}: ${member} is encrypted. Pack it without a password.`;
    case "climbs":
      return `${path}: ${member} leads out of the archive. Pack it with paths that stay inside.`;
    case "compiled":
      return `${path}: ${member} is compiled for one kind of machine, and devices are of all kinds. Only pure Python runs here.`;
    case "too-large":
      return `${path} unpacks to more than 64 MiB or 20,000 files. Leave out what the program does not import.`;
    case "broken":
      return `${path} cannot be read as a zip: ${message}. Pack it again.`;
    default:
      throw new Error(`Unhandled fault: ${why satisfies never}`);
  }
}
