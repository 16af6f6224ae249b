/** The first thing wrong at this field or inside it. */
export function issueAt(issues: readonly { path: string; message: string }[], path: string): string | undefined {
  return issues.find((issue) => issue.path === path || issue.path.startsWith(`${path}.`))?.message;
}
