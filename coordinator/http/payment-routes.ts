import { buffer } from "node:stream/consumers";
import type { Handle } from "../handle";
import { takeEvent } from "../payments/take-event";
import { refuse } from "../refusals/refuse";
import { answerJson } from "./answer";
import type { Route } from "./site-router";

/** Where the card payment service tells what has been paid. Anybody may call it; only the signature counts. */
export const paymentRoutes = ({ prisma, cards, log }: Pick<Handle, "prisma" | "cards" | "log">): Route[] =>
  cards === undefined
    ? []
    : [
        {
          method: "POST",
          path: "/api/payments/stripe",
          handle: async (request, response) => {
            const event = cards.readEvent(await buffer(request), request.headers, Math.floor(Date.now() / 1_000));
            if (event === "forged") throw refuse("event-forged");
            const outcome = event && (await takeEvent(prisma, event));
            if (outcome === "unplaced")
              log.warn({ event: "payment.unplaced", id: event?.id }, "a payment fits nothing here");
            answerJson(response, 200, {});
          },
        },
      ];
