import type { z } from "zod";
import { ApiError, type FieldIssue } from "./api-error";
import { plainIssue } from "./plain-issue";

const MOST_ISSUES = 20;

/** What a verb was given, parsed; or a refusal that names every field to mend. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input, { error: plainIssue, reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error.issues.flatMap((issue) => fieldIssues(issue, [])).slice(0, MOST_ISSUES));
}

export function invalidInput(issues: FieldIssue[]): ApiError {
  const [first] = issues;
  const where = first?.path ? `${first.path}: ` : "";
  const others = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
  return new ApiError("INVALID_INPUT", `${where}${first?.message ?? "This input cannot be used."}${others}`, issues);
}

function fieldIssues(issue: z.core.$ZodIssue, before: PropertyKey[]): FieldIssue[] {
  const path = [...before, ...issue.path];
  const meant = issue.code === "invalid_union" ? meantBranch(issue) : undefined;
  if (meant) return meant.flatMap((inner) => fieldIssues(inner, path));
  return [{ path: path.map(String).join("."), message: issue.message }];
}

/** Of a union's branches the one that was meant: the only one whose discriminating fields all fit. */
function meantBranch(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] | undefined {
  const fitting = issue.errors.filter((branch) => branch.every((inner) => inner.code !== "invalid_value"));
  return fitting.length === 1 ? fitting[0] : undefined;
}
