import type { DeliveryProblem } from "#protocol/api/delivery-problem";
import { PartnerIdInput, type Visits } from "#protocol/api/partners";
import { LIMITS } from "#protocol/limits";
import { deliveryProblemInWords } from "#protocol/words/delivery-problem-in-words";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { deliveriesOf } from "../../partners/deliveries-of";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { ownPartner } from "./own-partner";

/** Which device it was is not the partner's to know. */
export async function listVisits({ ctx, input }: Call<unknown>): Promise<Visits> {
  const owner = requirePerson(ctx).id;
  const { partnerId } = parseInput(PartnerIdInput, input);
  await ownPartner(owner, partnerId);
  const { prisma } = handle();
  const take = LIMITS.MAX_VISITS_SHOWN;
  const [visits, deliveries] = await Promise.all([
    prisma.visit.findMany({ where: { partnerId }, orderBy: { beganAt: "desc" }, take }),
    prisma.delivery.findMany({ where: { owner: deliveriesOf(partnerId) }, orderBy: { createdAt: "desc" }, take }),
  ]);
  return {
    visits: visits.map(({ id, player, origin, beganAt, endedAt, units, creditNanos, sharedNanos }) => ({
      id,
      player,
      origin,
      beganAt: beganAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      units,
      creditNanos: Number(creditNanos),
      sharedNanos: Number(sharedNanos),
    })),
    deliveries: deliveries.map(({ createdAt, tries, nextAt, deliveredAt, ...row }) => {
      const problem = row.problem as DeliveryProblem | null;
      return {
        createdAt: createdAt.toISOString(),
        tries,
        nextAt: nextAt?.toISOString() ?? null,
        deliveredAt: deliveredAt?.toISOString() ?? null,
        problem,
        message: problem && deliveryProblemInWords(problem, ctx.language),
      };
    }),
  };
}
