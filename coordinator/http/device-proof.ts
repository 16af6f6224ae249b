import type { IncomingMessage } from "node:http";
import type { DeviceId } from "#core/ids";
import { GRANT_HEADER, GrantStub } from "#protocol/devices/device-messages";
import { tryParse } from "#protocol/try-parse";
import type { Signer } from "../auth/signatures";

/** The requesting device, if its token is ours, and the grant that it names, if we gave it to that device. */
export interface DeviceProof {
  deviceId: DeviceId;
  stub: GrantStub | undefined;
}

export function deviceProof({ headers }: IncomingMessage, signatures: Signer): DeviceProof | undefined {
  const token = /^Device (\S+)$/.exec(headers.authorization ?? "")?.[1];
  const deviceId = token === undefined ? undefined : signatures.readDeviceToken(token);
  if (!deviceId) return undefined;
  const stub = tryParse(GrantStub, jsonOf(headers[GRANT_HEADER])).data;
  return { deviceId, stub: stub && signatures.provesGrant(deviceId, stub) ? stub : undefined };
}

function jsonOf(header: string | string[] | undefined): unknown {
  try {
    return typeof header === "string" ? JSON.parse(header) : undefined;
  } catch {
    return undefined;
  }
}
