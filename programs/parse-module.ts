import { type Node, type Position, type Program, parse, type Token, tokTypes } from "acorn";
import { LIMITS } from "#protocol/limits";
import type { ProgramFault } from "#protocol/programs/program-fault";
import { placeOf } from "./place-in-text";

export const ECMA_VERSION = 2024;

export type ParsedModule =
  | {
      kind: "parsed";
      text: string;
      program: Program;
      /** Names, numbers, operators and brackets. */
      tokens: number;
      /** The modules that it imports. */
      imports: string[];
      hasDefault: boolean;
      raisesToPowers: boolean;
    }
  | { kind: "broken"; fault: ProgramFault; at?: number };

/** Parses a customer's JavaScript module, without running it. */
export function parseModule(bytes: Uint8Array): ParsedModule {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { kind: "broken", fault: { kind: "not-text" } };
  }
  try {
    let raisesToPowers = false;
    let tokens = 0;
    const program = parse(text, {
      ecmaVersion: ECMA_VERSION,
      sourceType: "module",
      onToken: ({ type, value }: Token & { value?: unknown }) => {
        tokens += 1;
        // Each takes about 100 bytes in the tree, and as much again while the module is rewritten.
        if (tokens > LIMITS.programTokens) throw new TooManyTokens();
        raisesToPowers ||= type === tokTypes.starstar || (type === tokTypes.assign && value === "**=");
      },
    });
    const { body } = program;
    const [imports, hasDefault] = [body.flatMap(importedModule), body.some(exportsDefault)];
    return { kind: "parsed", text, program, tokens, imports, hasDefault, raisesToPowers };
  } catch (error) {
    if (error instanceof TooManyTokens) return { kind: "broken", fault: TOO_MANY_TOKENS };
    if (!isSyntaxError(error)) throw error;
    const said = error.message.replace(/ \(\d+:\d+\)$/, "");
    return { kind: "broken", fault: { kind: "syntax", said, ...placeOf(text, error.loc) }, at: error.pos };
  }
}

class TooManyTokens extends Error {}

const TOO_MANY_TOKENS: ProgramFault = { kind: "too-many-tokens", max: LIMITS.programTokens };

function isSyntaxError(error: unknown): error is SyntaxError & { loc: Position; pos: number } {
  return error instanceof SyntaxError && "loc" in error;
}

function importedModule(node: Node & { source?: { value?: unknown } | null }): string[] {
  const imports = ["ImportDeclaration", "ExportAllDeclaration", "ExportNamedDeclaration"].includes(node.type);
  return imports && node.source ? [String(node.source.value)] : [];
}

function exportsDefault(node: Program["body"][number]): boolean {
  if (node.type === "ExportDefaultDeclaration") return true;
  if (node.type !== "ExportNamedDeclaration") return false;
  return node.specifiers.some(({ exported }) => ("name" in exported ? exported.name : exported.value) === "default");
}
