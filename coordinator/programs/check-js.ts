import { type Node, type Position, type Program, parse, type Token, tokTypes } from "acorn";
import type { ProgramCheck } from "./program-check";
import { rewritePowers } from "./rewrite-powers";

const ECMA_VERSION = 2024;
const LINE_CHARS = 160;

/** A JavaScript module: it parses, stands alone, and has a default export. */
export function checkJs(bytes: Uint8Array): ProgramCheck {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refused("This is not a JavaScript module: it is not UTF-8 text.");
  }
  const parsed = parseModule(text);
  if (parsed.kind === "broken") return refused(parsed.message);
  const { body } = parsed.program;
  const imported = body.flatMap(importedModule);
  if (imported.length > 0) {
    return refused(
      `This module imports ${imported.join(", ")}, and a unit has no other module: bundle it into one file first (for example with esbuild --bundle --format=esm).`,
    );
  }
  if (!body.some(exportsDefault)) {
    return refused("This module has no default export. Write the unit as `export default (input, ctx) => output`.");
  }
  const notes = ["JavaScript module with a default export."];
  if (/\bimport\s*\(/.test(text))
    notes.push("It mentions import(): a unit cannot load anything, so such a call fails.");
  if (/["']node:/.test(text)) notes.push('It mentions "node:": Node\'s own modules are not there in a browser.');
  if (!parsed.raisesToPowers) return { kind: "ok", prepared: bytes, notes };
  const powers = rewritePowers(parsed.program, text);
  if (powers.kind === "refused") return refused(syntaxError(text, powers.message, powers.at));
  notes.push("It uses **, whose last bit differs between engines: on devices Math.pow takes its place.");
  return { kind: "ok", prepared: new TextEncoder().encode(powers.text), notes };
}

type Parsed = { kind: "parsed"; program: Program; raisesToPowers: boolean } | { kind: "broken"; message: string };

function parseModule(text: string): Parsed {
  try {
    let raisesToPowers = false;
    const program = parse(text, {
      ecmaVersion: ECMA_VERSION,
      sourceType: "module",
      onToken: ({ type, value }: Token & { value?: unknown }) => {
        raisesToPowers ||= type === tokTypes.starstar || (type === tokTypes.assign && value === "**=");
      },
    });
    return { kind: "parsed", program, raisesToPowers };
  } catch (error) {
    if (!isSyntaxError(error)) throw error;
    return { kind: "broken", message: syntaxError(text, error.message.replace(/ \(\d+:\d+\)$/, ""), error.loc) };
  }
}

function syntaxError(text: string, what: string, { line, column }: Position): string {
  const source = (text.split("\n")[line - 1] ?? "").trim().slice(0, LINE_CHARS);
  return `Syntax error at line ${line}, column ${column + 1}: ${what}. The line reads: ${source}`;
}

function isSyntaxError(error: unknown): error is SyntaxError & { loc: Position } {
  return error instanceof SyntaxError && "loc" in error;
}

function importedModule(node: Node & { source?: { value?: unknown } | null }): string[] {
  const imports = ["ImportDeclaration", "ExportAllDeclaration", "ExportNamedDeclaration"].includes(node.type);
  return imports && node.source ? [`"${String(node.source.value)}"`] : [];
}

function exportsDefault(node: Program["body"][number]): boolean {
  if (node.type === "ExportDefaultDeclaration") return true;
  if (node.type !== "ExportNamedDeclaration") return false;
  return node.specifiers.some(({ exported }) => ("name" in exported ? exported.name : exported.value) === "default");
}

const refused = (message: string): ProgramCheck => ({ kind: "refused", message });
