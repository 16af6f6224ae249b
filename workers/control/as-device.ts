import type { GrantStub } from "#protocol/device-messages";
import { GRANT_HEADER } from "#protocol/device-protocol";

/** A request for bytes of a grant, by the device that it was given to. */
export const asDevice = (deviceToken: string | undefined, stub: GrantStub) => {
  const { grantId, jobId, block, units, token } = stub;
  const headers: Record<string, string> = {
    authorization: `Device ${deviceToken ?? ""}`,
    [GRANT_HEADER]: JSON.stringify({ grantId, jobId, block, units, token } satisfies GrantStub),
  };
  return { headers, credentials: "omit" } as const satisfies RequestInit;
};
