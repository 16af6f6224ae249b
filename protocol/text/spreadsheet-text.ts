import { visibleText } from "./visible-text";

/** What spreadsheets take for the beginning of a formula, also in the wide forms of East Asian fonts. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;

/** A cell with what people wrote: visible, on one line, and text to a spreadsheet too. */
export function spreadsheetText(text: string): string {
  const visible = visibleText(text);
  return FORMULA.test(visible.trimStart()) ? `'${visible}` : visible;
}
