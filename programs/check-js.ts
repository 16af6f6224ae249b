import type { Program } from "acorn";
import type { ProgramFault } from "#protocol/programs/program-fault";
import type { ProgramNote } from "#protocol/programs/program-note";
import { advise } from "./advice/advise";
import { paceScript } from "./pace-script";
import { parseModule } from "./parse-module";
import { placeOf } from "./place-in-text";
import type { ProgramCheck } from "./program-check";
import { rewritePowers } from "./rewrite-powers";

/**
 * Checks a JavaScript module: it must parse, import nothing, have a default export, and rely on nothing that no device
 * has.
 */
export function checkJs(bytes: Uint8Array): ProgramCheck {
  const parsed = parseModule(bytes);
  if (parsed.kind === "broken") return refused([parsed.fault], parsed.at);
  const { text, program, imports, hasDefault, raisesToPowers } = parsed;
  if (imports.length > 0) return refused([{ kind: "imports", modules: imports }]);
  if (!hasDefault) return refused([{ kind: "no-default" }]);
  const advice = advise(parsed);
  if (advice.kind === "hopeless") return refused(advice.faults, advice.at);
  const notes: ProgramNote[] = [{ kind: "module" }];
  if (advice.kind === "unread") notes.push({ kind: "not-searched" });
  const warnings = advice.kind === "advice" ? advice.warnings : [];
  if (!raisesToPowers) return prepared(program, text, { notes, warnings });
  const powers = rewritePowers(program, text);
  if (powers.kind === "refused") return refused([{ kind: "computed-power", ...placeOf(text, powers.at) }]);
  notes.push({ kind: "powers" });
  const rewritten = parseModule(new TextEncoder().encode(powers.text));
  if (rewritten.kind === "broken") return refused([rewritten.fault]);
  return prepared(rewritten.program, rewritten.text, { notes, warnings });
}

function prepared(
  program: Program,
  text: string,
  found: { notes: ProgramNote[]; warnings: ProgramFault[] },
): ProgramCheck {
  return { kind: "ok", prepared: new TextEncoder().encode(paceScript(program, text)), ...found };
}

const refused = (faults: ProgramFault[], at?: number): ProgramCheck => ({
  kind: "refused",
  faults,
  ...(at === undefined ? {} : { at }),
});
