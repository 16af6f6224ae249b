import type { Role } from "#protocol/roles";

export interface Visitor {
  name: string;
  role: Role;
}
