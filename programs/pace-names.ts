import type { AnyNode, Program } from "acorn";
import { childrenOf } from "./children-of";

/** The names that pacing adds to a module; all of them begin with `base`, which its source does not contain. */
export function paceNames(program: Program, text: string) {
  const base = freeBase(program, text);
  return {
    base,
    room: `${base}g`,
    block: `${base}b`,
    look: `${base}s`,
    settle: `${base}r`,
    refuse: `${base}i`,
    start: `${base}o`,
    loop: `${base}l`,
    /** Marks a bracket that was inserted, to distinguish it from the program's own. */
    close: `/*${base}*/`,
  };
}

function freeBase(program: Program, text: string): string {
  // A name written with escapes would not be found in the text.
  const names = text.includes("\\u") ? namesOf(program) : [];
  for (let number = 0; ; number++) {
    const base = `lp${number === 0 ? "" : number}$`;
    if (!text.includes(base) && !names.some((name) => name.startsWith(base))) return base;
  }
}

function namesOf(node: AnyNode): string[] {
  if (node.type === "Identifier") return [node.name];
  return childrenOf(node).flatMap(namesOf);
}
