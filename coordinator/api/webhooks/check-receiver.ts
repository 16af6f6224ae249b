import { LIMITS } from "#protocol/limits";
import { steadyNow } from "../../clock";
import { handle } from "../../handle";
import { invalidInput } from "../../refusals/invalid-input";
import { refuse } from "../../refusals/refuse";

interface Receiver {
  /** The field that names it. */
  path: string;
  url: string;
}

/**
 * Refuses a receiver that would never be called, by the rule by which all calls are made. A name that has no address yet
 * may get one, and is judged again at each delivery.
 */
export async function checkReceiver(owner: string, { path, url }: Receiver): Promise<void> {
  const { outbound, webhooksSaved } = handle();
  if (!webhooksSaved.take(owner, steadyNow()))
    throw refuse("too-many-webhooks-saved", { max: LIMITS.MAX_WEBHOOKS_SAVED_PER_MINUTE });
  const target = new URL(url);
  const reason = await outbound.refusalOf(target);
  if (reason) throw invalidInput([{ path, fault: { kind: "never-called", host: target.host, reason } }]);
}
