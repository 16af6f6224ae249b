import type { createTranslator } from "use-intl/core";
import type { Messages } from "#app/_messages/translation.ts";
import type { DraftIssue } from "./draft-issue";

type IssueTranslator = ReturnType<typeof createTranslator<Messages, "customer.newJob.issues">>;

export function draftIssueInWords(issue: DraftIssue, t: IssueTranslator): string {
  switch (issue.kind) {
    case "not-uploaded":
      return t(issue.kind, { file: issue.file });
    case "same-path":
      return t(issue.kind, { path: issue.mounted });
    case "open-quote":
      return t(issue.kind, { char: issue.char, at: String(issue.at + 1) });
    case "no-axis":
      return t(issue.kind, { line: issue.line });
    case "axis-twice":
      return t(issue.kind, { name: issue.name });
    default:
      return t(issue.kind);
  }
}
