import { addressRule } from "../address-rule";
import { createOutbound, type Outbound } from "../outbound";

/** Outbound calls in a city whose admin allows calls to this machine. */
export function outboundToHere(): Outbound {
  const rule = addressRule("127.0.0.1");
  if (!rule) throw new Error("This machine has no address.");
  return createOutbound(rule);
}
