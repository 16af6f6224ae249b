/**
 * Divides a dial of whole cores among those who want some: whoever wants less than an equal part gets it all, and the
 * others get equal parts of the rest (max-min fairness). What does not divide goes to the first ones, so everybody who
 * knows the same wants, in the same order, divides alike. The parts never exceed the dial.
 */
export function divideDial(cores: number, wants: readonly number[]): number[] {
  const parts = wants.map(() => 0);
  const inOrder = wants.map((want, at) => ({ want, at })).toSorted((a, b) => a.want - b.want || b.at - a.at);
  let left = Math.max(0, cores);
  for (const [done, { want, at }] of inOrder.entries()) {
    const equal = Math.floor(left / (inOrder.length - done));
    parts[at] = Math.min(Math.max(0, want), equal);
    left -= parts[at];
  }
  return parts;
}
