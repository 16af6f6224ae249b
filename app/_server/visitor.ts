import type { Visitor } from "../_ui/visitor";
import { currentContext } from "./context";

/** Who is looking, for the header only: a page's rights are decided by the verbs that it calls. */
export async function currentVisitor(): Promise<Visitor | null> {
  const { person } = await currentContext();
  return person && { name: person.name, role: person.role };
}
