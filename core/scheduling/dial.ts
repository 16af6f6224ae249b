/** What a change of the dial requires: slots to revoke now, or room for more. */
export type DialChange = { kind: "revoke"; slots: number } | { kind: "grow"; slots: number } | { kind: "same" };

/** `cores` is the most unit workers that may run the job at once; `slots` is how many do. */
export function turnDial(slots: number, cores: number): DialChange {
  if (slots > cores) return { kind: "revoke", slots: slots - cores };
  if (slots < cores) return { kind: "grow", slots: cores - slots };
  return { kind: "same" };
}
