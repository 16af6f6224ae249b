/** What was chosen before is offered as well, whatever we offer now. */
export function withChosen(choices: readonly number[], chosen: number | string | null): number[] {
  const all = typeof chosen === "number" && !choices.includes(chosen) ? [...choices, chosen] : [...choices];
  return all.sort((a, b) => a - b);
}
