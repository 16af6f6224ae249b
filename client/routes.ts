import type { Signatures, StreamInputs } from "./signatures";

export type JsonName = keyof Signatures;
export type StreamName = keyof StreamInputs;

/** Method and path of every operation, below /api/v1. */
export const JSON_ROUTES: Record<JsonName, string> = {
  checkProgram: "POST /programs/check",
  listSamples: "GET /samples",
  previewJob: "POST /jobs/preview",
  tryJob: "POST /jobs/try",
  submitJob: "POST /jobs",
  listJobs: "GET /jobs",
  getJob: "GET /jobs/{jobId}",
  dialJob: "POST /jobs/{jobId}/dial",
  pauseJob: "POST /jobs/{jobId}/pause",
  resumeJob: "POST /jobs/{jobId}/resume",
  cancelJob: "POST /jobs/{jobId}/cancel",
  addBudget: "POST /jobs/{jobId}/budget",
  listResults: "GET /jobs/{jobId}/results",
  getUnit: "GET /jobs/{jobId}/units/{unit}",
  getMosaic: "GET /jobs/{jobId}/mosaic",
  getHistory: "GET /jobs/{jobId}/history",
  getAccount: "GET /account",
  listKeys: "GET /account/keys",
  makeKey: "POST /account/keys",
  revokeKey: "DELETE /account/keys/{keyId}",
  getStatement: "GET /account/statement",
  acceptInvitation: "POST /account/invitation",
  claimDevice: "POST /devices/claim",
  getFleet: "GET /admin/fleet",
  listDevices: "GET /admin/devices",
  getDevice: "GET /admin/devices/{deviceId}",
  banDevice: "POST /admin/devices/{deviceId}/ban",
  unbanDevice: "POST /admin/devices/{deviceId}/unban",
  listAdminJobs: "GET /admin/jobs",
  listQuarantines: "GET /admin/quarantines",
  liftQuarantine: "POST /admin/quarantines/{program}/lift",
  stopJob: "POST /admin/jobs/{jobId}/stop",
  listCustomers: "GET /admin/customers",
  listAdmins: "GET /admin/admins",
  inviteAdmin: "POST /admin/invitations",
  withdrawInvitation: "DELETE /admin/invitations/{invitationId}",
  revokeAdmin: "DELETE /admin/admins/{customerId}",
  makeResetLink: "POST /admin/customers/{customerId}/reset-link",
  welcomePerson: "POST /admin/customers/{customerId}/welcome",
  giveMoney: "POST /admin/customers/{customerId}/money",
  getLedger: "GET /admin/ledger",
  listAudit: "GET /admin/audit",
  getCity: "GET /admin/city",
  stopCity: "POST /admin/city/stop",
  resumeCity: "POST /admin/city/resume",
};

export const STREAM_ROUTES: Record<StreamName, string> = {
  streamResults: "GET /jobs/{jobId}/results.ndjson",
  zipResults: "GET /jobs/{jobId}/results.zip",
  getPart: "GET /jobs/{jobId}/units/{unit}/parts/{name*}",
};

export interface RoutedCall {
  method: string;
  /** With the query, below /api/v1. */
  path: string;
  body?: string;
}

/** Puts an input's fields where the route wants them: into the path, then the body of a POST or the query. */
export function routeCall(route: string, input: object): RoutedCall {
  const [method = "GET", template = ""] = route.split(" ");
  const left = new Map<string, unknown>(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = template.replace(/\{(\w+)\*?\}/g, (_, name: string) => {
    const value = left.get(name);
    left.delete(name);
    return encodeURIComponent(String(value));
  });
  if (method === "POST") return { method, path, body: JSON.stringify(Object.fromEntries(left)) };
  const query = new URLSearchParams([...left].map(([name, value]) => [name, String(value)])).toString();
  return { method, path: query === "" ? path : `${path}?${query}` };
}
