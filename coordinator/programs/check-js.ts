import { parseModule } from "./parse-module";
import type { ProgramCheck } from "./program-check";
import { rewritePowers } from "./rewrite-powers";
import { syntaxError } from "./syntax-error";

/** A JavaScript module: it parses, stands alone, and has a default export. */
export function checkJs(bytes: Uint8Array): ProgramCheck {
  const parsed = parseModule(bytes);
  if (parsed.kind === "broken") return refused(parsed.message);
  const { text, program, imports, hasDefault, raisesToPowers } = parsed;
  if (imports.length > 0) {
    return refused(
      `This module imports ${imports.join(", ")}, and a unit has no other module: bundle it into one file first (for example with esbuild --bundle --format=esm).`,
    );
  }
  if (!hasDefault) {
    return refused("This module has no default export. Write the unit as `export default (input, ctx) => output`.");
  }
  const notes = ["JavaScript module with a default export."];
  if (/\bimport\s*\(/.test(text))
    notes.push("It mentions import(): a unit cannot load anything, so such a call fails.");
  if (/["']node:/.test(text)) notes.push('It mentions "node:": Node\'s own modules are not there in a browser.');
  if (!raisesToPowers) return { kind: "ok", prepared: bytes, notes };
  const powers = rewritePowers(program, text);
  if (powers.kind === "refused") return refused(syntaxError(text, powers.message, powers.at));
  notes.push("It uses **, whose last bit differs between engines: on devices Math.pow takes its place.");
  return { kind: "ok", prepared: new TextEncoder().encode(powers.text), notes };
}

const refused = (message: string): ProgramCheck => ({ kind: "refused", message });
