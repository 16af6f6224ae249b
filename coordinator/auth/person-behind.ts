import type { CustomerId } from "#core/ids";
import { Role } from "#protocol/people/roles";
import { tryParse } from "#protocol/try-parse";
import type { Context } from "./context";

export interface SecondFactorRule {
  /** Whether an admin has the rights of one only with a second factor. */
  adminsNeedSecondFactor: boolean;
}

interface Row {
  id: string;
  name: string;
  email: string;
  role?: string | null | undefined;
  twoFactorEnabled?: boolean | null | undefined;
}

/** Who a row of a person is to everybody who asks what they may do. */
export function personBehind(
  { id, name, email, role, twoFactorEnabled }: Row,
  { adminsNeedSecondFactor }: SecondFactorRule,
): Pick<Context, "person" | "secondFactor"> {
  // A role that a later version made is nobody's here.
  const known = tryParse(Role, role).data ?? "person";
  const has = twoFactorEnabled === true;
  const waits = known !== "person" && !has && adminsNeedSecondFactor;
  return {
    person: { id: id as CustomerId, name, email, role: waits ? "person" : known },
    secondFactor: waits ? "missing" : has ? "on" : "off",
  };
}
