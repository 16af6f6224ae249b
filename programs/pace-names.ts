import type { AnyNode, Program } from "acorn";
import { childrenOf } from "./children-of";

/** The names that a paced module has besides its own; all of them begin with `base`, which its text does not contain. */
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
    /** Stands before a bracket that was put in, so that it is told from the program's own. */
    close: `/*${base}*/`,
  };
}

function freeBase(program: Program, text: string): string {
  // A name may be written with escapes, and is then not found in the text.
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
