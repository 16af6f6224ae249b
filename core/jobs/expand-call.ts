import type { JobSpec } from "./job-spec";
import { lineFields, parseFileLine } from "./line-fields";
import { fillTemplate } from "./template";
import type { CallBytes, FetchedBytes, UnitCall } from "./unit-call";

export type CallSpec = Pick<JobSpec, "inputKind" | "range" | "args" | "stdin">;

const NOTHING: CallBytes = { kind: "none" };

/**
 * The call that unit number `unit` makes, from its line of the normalised inputs (absent for a range).
 *
 * - range: `{value}` is `from + unit × step`, `{end}` one step more; no standard input.
 * - lines: `{line}`; standard input is the line and one newline; a JavaScript unit gets the line as a string.
 * - files: `{name}`; the file lies at its name and is standard input as well; a JavaScript unit gets its bytes.
 * - json, jsonl: `{key}` of an object, `{value}` for all of it (a string without quotes, anything else as JSON text);
 *   no standard input; a JavaScript unit gets the parsed value.
 *
 * A standard input template replaces the default. A `jsonl` object's own `args` and `stdin` are taken literally and
 * replace the templates, `stdin` being text or `{hash, bytes}`; its `files` are mounted: `{path, text}` or
 * `{path, hash, bytes}`.
 */
export function expandCall(spec: CallSpec, unit: number, line: string | undefined): UnitCall {
  const step = spec.range?.step ?? 1;
  const number = (spec.range?.from ?? 0) + unit * step;
  const text = line ?? "";
  const fields = lineFields(spec.inputKind, unit, text, { value: number, end: number + step });
  const call: UnitCall = {
    args: spec.args.map((template) => fillTemplate(template, fields)),
    stdin: spec.stdin === undefined ? NOTHING : { kind: "text", text: fillTemplate(spec.stdin, fields) },
    files: [],
    value: { kind: "json", json: number },
  };
  const stdinOr = (stdin: CallBytes) => (spec.stdin === undefined ? stdin : call.stdin);
  switch (spec.inputKind) {
    case "range":
      return call;
    case "lines":
      return {
        ...call,
        stdin: stdinOr({ kind: "text", text: `${text}\n` }),
        value: { kind: "json", json: text },
      };
    case "files": {
      const file = parseFileLine(text);
      const { name } = file;
      const content: FetchedBytes =
        "object" in file
          ? { kind: "object", object: file.object }
          : {
              kind: "blob",
              hash: file.hash,
              bytes: file.bytes,
              ...(file.within ? { within: file.within } : {}),
            };
      return {
        ...call,
        stdin: stdinOr(content),
        files: [{ path: name, content }],
        value: content,
      };
    }
    case "json":
      return { ...call, value: { kind: "json", json: JSON.parse(text) } };
    case "jsonl":
      return withOwnParts(call, JSON.parse(text));
    default:
      throw new Error(`Unhandled input kind: ${spec.inputKind satisfies never}`);
  }
}

/** The fields of a line that replace the job's templates; they were validated when the job was submitted. */
interface OwnParts {
  args?: string[];
  stdin?: string | { hash: string; bytes: number };
  files?: ({ path: string; text: string } | { path: string; hash: string; bytes: number })[];
}

const stdinOf = (stdin: NonNullable<OwnParts["stdin"]>): CallBytes =>
  typeof stdin === "string" ? { kind: "text", text: stdin } : { kind: "blob", hash: stdin.hash, bytes: stdin.bytes };

function withOwnParts(call: UnitCall, json: unknown): UnitCall {
  const own: OwnParts = typeof json === "object" && json !== null && !Array.isArray(json) ? json : {};
  return {
    args: own.args ?? call.args,
    stdin: own.stdin === undefined ? call.stdin : stdinOf(own.stdin),
    files: (own.files ?? []).map((file) => ({
      path: file.path,
      content:
        "text" in file ? { kind: "text", text: file.text } : { kind: "blob", hash: file.hash, bytes: file.bytes },
    })),
    value: { kind: "json", json },
  };
}
