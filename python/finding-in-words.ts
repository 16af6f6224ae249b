interface Place {
  path: string;
  line: number;
  column: number;
}

/** What the interpreter found in a program, as `bootstrap.py` says it. */
export type PythonFinding =
  | { kind: "no-main"; path: string }
  | ({ kind: "syntax"; message: string } & Place)
  | ({ kind: "missing" | "perhaps-missing"; module: string } & Place)
  | ({ kind: "without-effect"; module: string; why: string } & Place)
  | { kind: "archive"; path: string; why: ArchiveFault; member?: string; message?: string };

type ArchiveFault = "platform" | "encrypted" | "climbs" | "compiled" | "too-large" | "broken";

/** Whether it keeps the program from running at all. */
export const isFatal = ({ kind }: PythonFinding) => kind !== "perhaps-missing" && kind !== "without-effect";

/** Modules whose compiled parts no pure-Python file can replace, and what the standard library has in their place. */
const INSTEAD: Record<string, string> = {
  numpy:
    "For arrays there are `array`, `memoryview` and lists; for numbers `math`, `cmath`, `statistics` and `fractions`.",
  scipy: "For numbers there are `math`, `cmath`, `statistics` and `random`.",
  pandas: "For tables there are `csv`, `sqlite3` and `statistics`.",
  PIL: "Pictures can be written as raw bytes, PPM or PNG by `zlib` and `struct`.",
  requests: "A unit has no network: give it its data as inputs or shared files.",
};

export function findingInWords(finding: PythonFinding): string {
  switch (finding.kind) {
    case "no-main":
      return `The zip holds no main.py at its top: put the program there.`;
    case "syntax":
      return `${at(finding)}: ${finding.message}.`;
    case "missing":
      return `${at(finding)}: there is no module ${finding.module} here. ${remedy(finding.module)}`;
    case "perhaps-missing":
      return `${at(finding)}: there is no module ${finding.module} here, in case this line is reached. ${remedy(finding.module)}`;
    case "without-effect":
      return `${at(finding)}: ${finding.module} can be imported, but ${finding.why}.`;
    case "archive":
      return archiveInWords(finding);
    default:
      throw new Error(`Unhandled finding: ${(finding satisfies never as { kind: string }).kind}`);
  }
}

const at = ({ path, line, column }: Place) => `${path}, line ${line}, column ${column}`;

function remedy(module: string): string {
  const root = module.split(".")[0] as string;
  const instead = INSTEAD[root];
  const here =
    "Python's standard library is here, and any module in pure Python that you add to the shared files, as a file, a zip or a wheel";
  return instead === undefined ? `${here}.` : `${here}; ${root} needs compiled code or a network. ${instead}`;
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
