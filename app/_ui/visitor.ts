import type { MemberRole } from "#protocol/people/member-roles";
import type { Role } from "#protocol/people/roles";

export interface Visitor {
  name: string;
  role: Role;
  /** For which they act; the pages of customers are its pages. */
  organisation: { id: string; name: string; role: MemberRole } | null;
}
