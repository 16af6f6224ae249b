import { LamplighterError } from "#client/lamplighter-error";
import { CliError } from "./cli-error";

/** What is printed of an error: a sentence for what a person can mend, everything for a fault of this program. */
export function explain(error: unknown, url: string): string {
  if (error instanceof LamplighterError) return refusal(error);
  if (error instanceof CliError) return `${error.message}\n`;
  if (error instanceof TypeError && error.message === "fetch failed") {
    const cause = error.cause instanceof Error && "code" in error.cause ? ` (${error.cause.code})` : "";
    return `${url} could not be reached${cause}. Is the site running, and is --url right?\n`;
  }
  return `This is a bug in the CLI: ${error instanceof Error ? error.stack : error}\n`;
}

function refusal({ message, issues }: LamplighterError): string {
  if (issues.length < 2) return `${message}\n`;
  return `The site refused this:\n${issues.map((issue) => `  ${issue.path || "manifest"}: ${issue.message}\n`).join("")}`;
}
