import type { GrantStub } from "#protocol/devices/device-messages";
import { GRANT_HEADER } from "#protocol/devices/device-protocol";

/** Authorises a request for a grant's bytes as the device that holds the grant. */
export const asDevice = (deviceToken: string | undefined, stub: GrantStub) => {
  const { grantId, jobId, block, units, token } = stub;
  const headers: Record<string, string> = {
    authorization: `Device ${deviceToken ?? ""}`,
    [GRANT_HEADER]: JSON.stringify({ grantId, jobId, block, units, token } satisfies GrantStub),
  };
  return { headers, credentials: "omit" } as const satisfies RequestInit;
};
