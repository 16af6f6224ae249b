import { type Context, hasPowerHere } from "../../auth/context";

/** Whether the job is the caller's, or the caller may open customers' jobs. */
export const mayReadJob = (ctx: Context, { customerId }: { customerId: string }): boolean =>
  customerId === ctx.person?.id || hasPowerHere(ctx, "inspect");
