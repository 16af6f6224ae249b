import { ContinueVisitInput, type SignedVisit } from "#protocol/api/partners";
import { handle } from "../../handle";
import { signNext } from "../../partners/sign-next";
import { invalidInput } from "../../refusals/invalid-input";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** By the device alone: a visit's id is known to its partner too. */
export async function continueVisit({ input }: Call<unknown>): Promise<SignedVisit> {
  const { visitId, deviceToken, ends } = parseInput(ContinueVisitInput, input);
  const { pool, signatures, visitSigner: signer, config } = handle();
  const deviceId = signatures.readDeviceToken(deviceToken);
  if (!deviceId) throw invalidInput([{ path: "deviceToken", fault: { kind: "no-device-token" } }]);
  const signed = await signNext({ pool, signer, city: config.siteUrl }, { visitId, deviceId, ends });
  if (!signed) throw refuse("no-such-visit");
  return signed;
}
