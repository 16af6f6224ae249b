import { type AdminCustomer, CustomerIdInput } from "#protocol/api/admin";
import { audit } from "../../auth/audit";
import { requireAdmin } from "../../auth/context";
import { welcomeCustomer } from "../../auth/welcome-customer";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { customerView } from "./list-customers";

/** An admin vouches for a newcomer: they get the welcome gift without a verified address. */
export async function welcomePerson({ ctx, input }: Call<unknown>): Promise<AdminCustomer> {
  requireAdmin(ctx, "welcomePerson");
  const { customerId } = parseInput(CustomerIdInput, input);
  const { prisma, config } = handle();
  await prisma.$transaction(async (tx) => {
    if ((await tx.person.count({ where: { id: customerId, deletedAt: null } })) === 0) {
      throw refuse("no-such-person", { personId: customerId });
    }
    if (!(await welcomeCustomer(tx, customerId, config.welcomeNanos, "gift"))) {
      throw refuse("already-welcomed");
    }
    await audit(tx, ctx, "customer.welcomed", customerId);
  });
  return customerView(customerId);
}
