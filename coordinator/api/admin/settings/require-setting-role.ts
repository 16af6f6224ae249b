import { AdminRole } from "#protocol/people/roles";
import type { Person } from "../../../auth/context";
import { refuse } from "../../../refusals/refuse";

/** Among those who may change settings, each role changes its own. */
export function requireSettingRole({ role }: Person, roles: readonly AdminRole[]): void {
  if ((roles as readonly string[]).includes(role)) return;
  throw refuse("another-role", { role: AdminRole.parse(role), roles });
}
