import type { JobSpec } from "./job-spec";
import { PYTHON_MAIN } from "./python-call";
import type { CallBytes, FetchedBytes, UnitCall } from "./unit-call";

const PLAIN_WORD = /^[\w@%+=:,./-]+$/;
const SHOWN_CHARS = 400;
const COMMAND = { runtime: "wasi" } as const;

/**
 * A call as a person would type it in a POSIX shell, for previews. Long arguments and inputs are cut with an ellipsis,
 * so only a short call can be pasted and run.
 */
export function commandText(call: UnitCall, spec: Pick<JobSpec, "runtime" | "python"> = COMMAND): string {
  const { runtime, python } = spec;
  if (runtime === "js" || python === "function") return functionText(call);
  const program = python === "script" ? `python ${PYTHON_MAIN.file}` : "program";
  const command = [program, ...call.args.map(quoteWord)].join(" ");
  return feed(call, command);
}

/** A unit that is a function call: the function with its input, and the parts of its context that are this unit's own. */
function functionText({ args, value, files }: UnitCall): string {
  const input =
    value.kind === "json" ? JSON.stringify(value.json) : `/* ${fileOf(files, value)}, ${lengthOf(value)} B */`;
  return args.length === 0 ? `run(${cut(input)})` : `run(${cut(input)}, { args: ${cut(JSON.stringify(args))} })`;
}

const lengthOf = (bytes: FetchedBytes) => (bytes.kind === "blob" ? bytes.bytes : bytes.object.bytes);

const fileOf = (files: UnitCall["files"], bytes: FetchedBytes) =>
  files.find(({ content }) => isSame(content, bytes))?.path ?? unmounted(bytes);

const unmounted = (bytes: FetchedBytes) =>
  bytes.kind === "blob" ? `blob-${bytes.hash.slice(0, 8)}` : (bytes.object.key.split("/").at(-1) ?? "object");

function feed(call: UnitCall, command: string): string {
  const { stdin } = call;
  switch (stdin.kind) {
    case "none":
      return command;
    case "text":
      return stdin.text.endsWith("\n")
        ? `printf '%s\\n' ${quoteWord(stdin.text.slice(0, -1))} | ${command}`
        : `printf %s ${quoteWord(stdin.text)} | ${command}`;
    case "blob":
    case "object":
      return `${command} < ${quoteWord(fileOf(call.files, stdin))}`;
    default:
      throw new Error(`Unhandled bytes: ${stdin satisfies never}`);
  }
}

/** A file and other uses of the same line share one object. */
const isSame = (content: CallBytes, bytes: FetchedBytes) =>
  content === bytes || (content.kind === "blob" && bytes.kind === "blob" && content.hash === bytes.hash);

const cut = (text: string) => (text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text);

function quoteWord(word: string): string {
  const shown = cut(word);
  return PLAIN_WORD.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
}
