import { refusalCode } from "#coordinator/api/refusal-code";
import type { Visitor } from "../_ui/visitor";
import { currentContext } from "./context";

/**
 * Who is looking, for the header only: a page's rights are decided by the verbs that it calls. Nobody, while the database
 * does not answer: the frame of all pages stands without it.
 */
export async function currentVisitor(): Promise<Visitor | null> {
  const { person } = await currentContext().catch(nobodyWhileUnavailable);
  return person && { name: person.name, role: person.role };
}

function nobodyWhileUnavailable(error: unknown): { person: null } {
  if (refusalCode(error) === "UNAVAILABLE") return { person: null };
  throw error;
}
