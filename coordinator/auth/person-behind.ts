import type { CustomerId } from "#core/ids";
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
  const isAdmin = role === "admin";
  const has = twoFactorEnabled === true;
  const waits = isAdmin && !has && adminsNeedSecondFactor;
  return {
    person: { id: id as CustomerId, name, email, role: isAdmin && !waits ? "admin" : "person" },
    secondFactor: waits ? "missing" : has ? "on" : "off",
  };
}
