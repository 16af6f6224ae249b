import type { SaveConnectionInput, StorageConnection } from "#protocol/api/storage";

/** A connection as it is typed. */
export interface ConnectionDraft {
  name: string;
  endpoint: string;
  region: string;
  bucket: string;
  prefix: string;
  pathStyle: boolean;
  readOnly: boolean;
  requesterPays: boolean;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

const NO_KEYS = { accessKeyId: "", secretAccessKey: "", sessionToken: "" };

const NEW: ConnectionDraft = {
  ...{ name: "", endpoint: "", region: "us-east-1", bucket: "", prefix: "" },
  ...{ pathStyle: true, readOnly: false, requesterPays: false },
  ...NO_KEYS,
};

export function draftOf(connection: StorageConnection | undefined): ConnectionDraft {
  if (!connection) return NEW;
  const { findings: _, checkedAt: __, ...place } = connection;
  return { ...place, ...NO_KEYS };
}

export function inputOf({
  accessKeyId,
  secretAccessKey,
  sessionToken,
  ...place
}: ConnectionDraft): SaveConnectionInput {
  const keys = { accessKeyId, secretAccessKey, ...(sessionToken !== "" && { sessionToken }) };
  const isTyped = accessKeyId !== "" || secretAccessKey !== "";
  return { ...place, ...(isTyped && { keys }), inBrowser: true };
}
