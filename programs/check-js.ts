import type { Program } from "acorn";
import type { ProgramNote } from "#protocol/program-note";
import { advise } from "./advice/advise";
import { paceScript } from "./pace-script";
import { parseModule } from "./parse-module";
import { syntaxError } from "./place-in-text";
import type { ProgramCheck } from "./program-check";
import { rewritePowers } from "./rewrite-powers";

/**
 * Checks a JavaScript module: it must parse, import nothing, have a default export, and rely on nothing that no device
 * has.
 */
export function checkJs(bytes: Uint8Array): ProgramCheck {
  const parsed = parseModule(bytes);
  if (parsed.kind === "broken") return refused(parsed.message, parsed.at);
  const { text, program, imports, hasDefault, raisesToPowers } = parsed;
  if (imports.length > 0) {
    return refused(
      `This module imports ${imports.join(", ")}, and a unit has no other module: bundle it into one file first (for example with esbuild --bundle --format=esm).`,
    );
  }
  if (!hasDefault) {
    return refused("This module has no default export. Write the unit as `export default (input, ctx) => output`.");
  }
  const advice = advise(parsed);
  if (advice.kind === "hopeless") return refused(advice.message, advice.at);
  const notes: ProgramNote[] = [{ kind: "module" }];
  if (advice.kind === "unread") notes.push({ kind: "not-searched" });
  const warnings = advice.kind === "advice" ? advice.warnings : [];
  if (!raisesToPowers) return prepared(program, text, { notes, warnings });
  const powers = rewritePowers(program, text);
  if (powers.kind === "refused") return refused(syntaxError(text, powers.message, powers.at));
  notes.push({ kind: "powers" });
  const rewritten = parseModule(new TextEncoder().encode(powers.text));
  if (rewritten.kind === "broken") return refused(rewritten.message);
  return prepared(rewritten.program, rewritten.text, { notes, warnings });
}

function prepared(program: Program, text: string, said: { notes: ProgramNote[]; warnings: string[] }): ProgramCheck {
  return { kind: "ok", prepared: new TextEncoder().encode(paceScript(program, text)), ...said };
}

const refused = (message: string, at?: number): ProgramCheck => ({
  kind: "refused",
  message,
  ...(at === undefined ? {} : { at }),
});
