import type { Attack } from "./attack";

/**
 * The beginning of every JavaScript attack. `attempt` records a way that works; `reach` finds a name even if the global
 * scope hides it: on any prototype of the global object.
 */
const TRYING = `const ways = [];
const attempt = async (way, act) => {
  try {
    const got = await act();
    if (got !== undefined && got !== false && got !== null) ways[ways.length] = way;
  } catch {}
};
const reach = (name) => {
  for (let at = globalThis; at; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (!found) continue;
    const value = found.get ? found.get.call(globalThis) : found.value;
    if (value !== undefined) return typeof value === "function" && !value.prototype ? value.bind(globalThis) : value;
  }
  throw new ReferenceError(name);
};
`;

type Held = Pick<Attack, "name" | "tries" | "control"> & Partial<Attack> & { source: string };

/** An attack whose every way must be blocked. Its source reads `input.canary` and calls `attempt`. */
export function heldJs({ source, ...attack }: Held): Attack {
  const program = `${TRYING}export default async (input, ctx) => {\n${source.trim()}\n  return ways;\n};\n`;
  return { expected: { kind: "held" }, ...attack, program: { runtime: "js", source: program } };
}
