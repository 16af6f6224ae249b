/**
 * A function call as an expression that gives a promise of JSON, which every driver can transport. `undefined` is
 * preserved. Bundlers that keep names leave calls of `__name` in the function's text.
 */
export function pageScript(script: (...values: never[]) => unknown, values: unknown[]): string {
  const call = `(${script.toString()})(...${JSON.stringify(values)})`;
  return `(async () => { const __name = (named) => named; return JSON.stringify(await ${call}) ?? ""; })()`;
}

export function pageAnswer(answer: unknown): unknown {
  return answer === "" ? undefined : JSON.parse(String(answer));
}
