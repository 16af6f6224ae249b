import type { z } from "zod";
import { type StartedTopUps, StartTopUpsInput } from "#protocol/api/payments";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import { newId } from "../../rewards/new-id";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { takeCardTry, termsForAudit, topUpTerms } from "./top-up-terms";

/** The card's row is written before the provider knows of it, as a payment's is. An earlier card is charged until this one is saved. */
export async function startTopUps({ ctx, input }: Call<unknown>): Promise<z.infer<typeof StartedTopUps>> {
  const person = requirePerson(ctx);
  const terms = topUpTerms(parseInput(StartTopUpsInput, input));
  const { prisma, cards } = handle();
  if (!cards) throw refuse("cards-off");
  await takeCardTry(person.id);
  const [cardId, language] = [newId("card"), ctx.language ?? "en"];
  await prisma.$transaction(async (tx) => {
    await tx.savedCard.create({ data: { ...terms, id: cardId, customerId: person.id, language } });
    await audit(tx, ctx, "top-ups.set", person.id, termsForAudit(terms));
  });
  const answer = await cards.startSaving({ cardId, email: person.email, language });
  if (answer.kind === "answered") return { cardId, url: answer.url };
  await prisma.savedCard.deleteMany({ where: { id: cardId, state: "open" } });
  throw answer.kind === "refused"
    ? refuse("card-provider-refused", { problem: answer.why })
    : refuse("card-provider-away");
}
