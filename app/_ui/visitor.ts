import type { MemberRole } from "#protocol/member-roles";
import type { Role } from "#protocol/roles";

export interface Visitor {
  name: string;
  role: Role;
  /** For which they act; the pages of customers are its pages. */
  organisation: { id: string; name: string; role: MemberRole } | null;
}
