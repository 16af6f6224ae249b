/** The XPath of the button with exactly this text or label: the only kind of selector that all three drivers support. */
export function buttonPath(name: string): string {
  if (name.includes('"')) throw new Error(`A button's name has a quotation mark: ${name}`);
  return `//button[normalize-space(.)="${name}" or @aria-label="${name}"]`;
}
