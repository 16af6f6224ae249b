import { LamplighterError } from "#client/lamplighter-error";
import { UnreachedError } from "#client/reach";
import { CliError } from "./cli-error";

/** The text for an error: a sentence if the user can fix it, all details if it is a fault of this program. */
export function explain(error: unknown, url: string): string {
  if (error instanceof LamplighterError) return refusal(error);
  if (error instanceof CliError) return `${error.message}\n`;
  if (error instanceof UnreachedError) {
    return `${error.message} It is ${url} (--url, LAMPLIGHTER_URL).\n`;
  }
  return `This is a bug in the CLI: ${error instanceof Error ? error.stack : error}\n`;
}

function refusal({ message, issues }: LamplighterError): string {
  if (issues.length < 2) return `${message}\n`;
  return `The site refused this:\n${issues.map((issue) => `  ${issue.path || "manifest"}: ${issue.message}\n`).join("")}`;
}
