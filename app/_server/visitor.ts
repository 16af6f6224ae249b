import type { Visitor } from "../_ui/visitor";
import { currentContext } from "./context";
import { whileUnavailable } from "./while-unavailable";

/** Who is looking, for the header only: a page's rights are decided by the verbs that it calls. */
export async function currentVisitor(): Promise<Visitor | null> {
  const { person } = await currentContext().catch(whileUnavailable({ person: null }));
  return person && { name: person.name, role: person.role };
}
