import type { Context } from "#coordinator/api/auth";
import type { Visitor } from "../_ui/visitor";
import { currentContext } from "./context";
import { whileUnavailable } from "./while-unavailable";

const NOBODY: Pick<Context, "person" | "organisation"> = { person: null };

const pick = ({ id, name, role }: NonNullable<Context["organisation"]>) => ({ id, name, role });

/** Who is looking, for the header only: a page's rights are decided by the verbs that it calls. */
export async function currentVisitor(): Promise<Visitor | null> {
  const { person, organisation } = await currentContext().catch(whileUnavailable(NOBODY));
  if (!person) return null;
  const { name, role } = person;
  return { name, role, organisation: organisation ? pick(organisation) : null };
}
