import type { PythonForm } from "#core/jobs/job-spec";
import { LIMITS } from "#protocol/limits";
import type { ProgramFault } from "#protocol/programs/program-fault";
import type { ProgramNote } from "#protocol/programs/program-note";
import type { PythonFinding } from "#protocol/programs/python-finding";
import { type PythonFile, runInterpreter } from "./run-interpreter";

export type PythonCheck =
  | { kind: "ok"; form: PythonForm; notes: ProgramNote[]; warnings: ProgramFault[] }
  | { kind: "refused"; faults: ProgramFault[] };

/**
 * Has the interpreter check a program, without running any of it: whether its files can be compiled, whether its
 * imports exist, and how it is to be called. The first of `files` is the program.
 */
export function checkPython(interpreter: WebAssembly.Module, files: PythonFile[]): PythonCheck {
  const [main] = files;
  if (!main) throw new Error("A program has a file at least.");
  const outcome = runInterpreter(interpreter, {
    args: ["check", main.path],
    files,
    seconds: LIMITS.MAX_PYTHON_CHECK_SECONDS,
    memoryMib: LIMITS.MAX_PYTHON_CHECK_MIB,
  });
  if (outcome.kind === "failed") return { kind: "refused", faults: [tooHard(outcome.reason, outcome.stderr)] };
  const reply = JSON.parse(new TextDecoder().decode(outcome.output.parts[0]?.bytes)) as {
    form: PythonForm | null;
    findings: PythonFinding[];
  };
  const fatal = reply.findings.filter(isFatal);
  if (fatal.length > 0 || reply.form === null) return { kind: "refused", faults: faultsOf(fatal) };
  const { form } = reply;
  return { kind: "ok", form, notes: [{ kind: "python", form }], warnings: faultsOf(reply.findings) };
}

const HINTS = new Set<PythonFinding["kind"]>(["perhaps-missing", "without-effect", "uncalled-run"]);

/** Whether it keeps the program from running at all. */
const isFatal = ({ kind }: PythonFinding) => !HINTS.has(kind);

function faultsOf(findings: readonly PythonFinding[]): ProgramFault[] {
  const first = findings.findIndex(({ kind }) => kind === "missing" || kind === "perhaps-missing");
  return findings.map((finding, at) => ({ kind: "python", finding, isFirst: at === first }));
}

function tooHard(reason: string, stderr: string): ProgramFault {
  const { MAX_PYTHON_CHECK_SECONDS: seconds, MAX_PYTHON_CHECK_MIB: mib } = LIMITS;
  const said = reason === "exit" ? (stderr.trim().split("\n").at(-1) ?? "") : "";
  return { kind: "python-too-hard", seconds, mib, said };
}
