import type { z } from "zod";
import { faultOf } from "./faulty";
import { LANGUAGES, type Language } from "./text/language";
import { plainIssue } from "./text/plain-issue";
import { tryParse } from "./try-parse";
import { inputFaultInWords } from "./words/input-fault-in-words";

/** Where an input is wrong, and what to do about it. */
export interface FieldIssue {
  /** Dotted path, such as `inputs.to`; empty for the whole input. */
  path: string;
  message: string;
}

/** The same in each language, for an answer whose reader is not known yet. */
export interface WordedIssue {
  path: string;
  words: Record<Language, string>;
}

export type Parsed<Value, Issue = FieldIssue> = { kind: "parsed"; value: Value } | { kind: "refused"; issues: Issue[] };

/** For `tryParse`: its issues can be worded afterwards. */
export const PLAINLY = { error: (issue: z.core.$ZodRawIssue) => plainIssue(issue), reportInput: true };

const MAX_ISSUES = 20;
const UNKEPT = /\0|\p{Cs}/u;

/** Parses an input, or says in plain words what is wrong with each of its fields. */
export function parsePlainly<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  language: Language = "en",
): Parsed<z.output<Schema>> {
  const parsed = parseInEachLanguage(schema, input);
  if (parsed.kind === "parsed") return parsed;
  return { kind: "refused", issues: parsed.issues.map(({ path, words }) => ({ path, message: words[language] })) };
}

/** The same for any reader. */
export function parseInEachLanguage<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): Parsed<z.output<Schema>, WordedIssue> {
  const parsed = tryParse(schema, input, PLAINLY);
  if (parsed.success) {
    const path = unkeptText(parsed.data, []);
    if (path === undefined) return { kind: "parsed", value: parsed.data };
    const words = inEachLanguage((language) => inputFaultInWords({ kind: "no-character" }, language));
    return { kind: "refused", issues: [{ path, words }] };
  }
  const issues = parsed.error.issues.flatMap((issue) => issuesOf(issue, [])).slice(0, MAX_ISSUES);
  return { kind: "refused", issues: issues.map(worded) };
}

/** An issue of an input that was parsed with `PLAINLY`. */
export const issueInEachLanguage = (issue: z.core.$ZodIssue): WordedIssue =>
  worded({ path: issue.path.join("."), issue });

const worded = ({ path, issue }: IssueAt): WordedIssue => ({
  path,
  words: inEachLanguage((language) => issueInWords(issue, language)),
});

const inEachLanguage = (word: (language: Language) => string) =>
  Object.fromEntries(LANGUAGES.map((language) => [language, word(language)])) as Record<Language, string>;

/** A schema says its own rules in English; in another language they are made anew out of the facts. */
function issueInWords(issue: z.core.$ZodIssue, language: Language): string {
  if (language === "en") return issue.message;
  const fault = faultOf(issue);
  return fault ? inputFaultInWords(fault, language) : (plainIssue(issue, language) ?? issue.message);
}

/** Where an input has text that no database stores and that cannot be a program's argument. */
function unkeptText(value: unknown, path: readonly string[]): string | undefined {
  if (typeof value === "string") return UNKEPT.test(value) ? path.join(".") : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = UNKEPT.test(name) ? path.join(".") : unkeptText(inner, [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface IssueAt {
  path: string;
  issue: z.core.$ZodIssue;
}

function issuesOf(issue: z.core.$ZodIssue, before: PropertyKey[]): IssueAt[] {
  const path = [...before, ...issue.path];
  const meant = issue.code === "invalid_union" ? meantBranch(issue) : undefined;
  if (meant) return meant.flatMap((inner) => issuesOf(inner, path));
  return [{ path: path.map(String).join("."), issue }];
}

/** The branch of a union that was meant: the only one whose discriminating fields all match. */
function meantBranch(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] | undefined {
  const fitting = issue.errors.filter((branch) => branch.every((inner) => inner.code !== "invalid_value"));
  return fitting.length === 1 ? fitting[0] : undefined;
}
