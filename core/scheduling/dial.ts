/** What a change of the dial asks for: seats to take back now, or room for more. */
export type DialChange = { kind: "revoke"; seats: number } | { kind: "grow"; seats: number } | { kind: "same" };

/** `cores` is the most unit workers that may run the job at once; `seats` how many do. */
export function turnDial(seats: number, cores: number): DialChange {
  if (seats > cores) return { kind: "revoke", seats: seats - cores };
  if (seats < cores) return { kind: "grow", seats: cores - seats };
  return { kind: "same" };
}
