import { z } from "zod";
import { PageInput } from "#protocol/api/account";
import {
  AdminCustomer,
  AdminDevice,
  AdminJobList,
  AuditPage,
  BanDeviceInput,
  CityState,
  CustomerIdInput,
  CustomerList,
  DeviceHistory,
  DeviceIdInput,
  DeviceList,
  FleetNow,
  GrantMoneyInput,
  LedgerPage,
  LiftQuarantineInput,
  ListAdminJobsInput,
  ListDevicesInput,
  ListPeopleInput,
  QuarantineList,
  StopCityInput,
  StopJobInput,
} from "#protocol/api/admin";
import { AdminList, InvitationIdInput, InviteAdminInput, MakeResetLinkInput, OneTimeLink } from "#protocol/api/admins";
import { Job } from "#protocol/api/jobs";
import { inviteAdmin } from "./admin/admins/invite-admin";
import { listAdmins } from "./admin/admins/list-admins";
import { revokeAdmin } from "./admin/admins/revoke-admin";
import { withdrawInvitation } from "./admin/admins/withdraw-invitation";
import { banDevice } from "./admin/ban-device";
import { getCity } from "./admin/get-city";
import { getDevice } from "./admin/get-device";
import { getFleet } from "./admin/get-fleet";
import { getLedger } from "./admin/get-ledger";
import { giveMoney } from "./admin/give-money";
import { liftQuarantine } from "./admin/lift-quarantine";
import { listAdminJobs } from "./admin/list-admin-jobs";
import { listAudit } from "./admin/list-audit";
import { listCustomers } from "./admin/list-customers";
import { listDevices } from "./admin/list-devices";
import { listQuarantines } from "./admin/list-quarantines";
import { makeResetLink } from "./admin/make-reset-link";
import { resumeCity } from "./admin/resume-city";
import { stopCity } from "./admin/stop-city";
import { stopJob } from "./admin/stop-job";
import { unbanDevice } from "./admin/unban-device";
import { welcomePerson } from "./admin/welcome-person";
import { json, type Operation } from "./operation";

const nothing = z.strictObject({});
const admin = { auth: "admin", tag: "admin" } as const;

export const adminOperations: Operation[] = [
  json({
    ...admin,
    id: "getFleet",
    method: "GET",
    path: "/admin/fleet",
    summary: "Every connected device at this moment.",
    input: nothing,
    output: FleetNow,
    verb: getFleet,
  }),
  json({
    ...admin,
    id: "listDevices",
    method: "GET",
    path: "/admin/devices",
    summary: "Devices that ever joined, sorted and filtered.",
    input: ListDevicesInput,
    output: DeviceList,
    verb: listDevices,
  }),
  json({
    ...admin,
    id: "getDevice",
    method: "GET",
    path: "/admin/devices/{deviceId}",
    summary: "A device and the last replicas that it returned.",
    input: DeviceIdInput,
    output: DeviceHistory,
    verb: getDevice,
  }),
  json({
    ...admin,
    id: "banDevice",
    method: "POST",
    path: "/admin/devices/{deviceId}/ban",
    summary: "Take all work from a device and give it none until it is unbanned.",
    input: BanDeviceInput,
    output: AdminDevice,
    verb: banDevice,
  }),
  json({
    ...admin,
    id: "unbanDevice",
    method: "POST",
    path: "/admin/devices/{deviceId}/unban",
    summary: "Welcome a banned device again.",
    input: DeviceIdInput,
    output: AdminDevice,
    verb: unbanDevice,
  }),
  json({
    ...admin,
    id: "listAdminJobs",
    method: "GET",
    path: "/admin/jobs",
    summary: "Everybody's jobs, newest first.",
    input: ListAdminJobsInput,
    output: AdminJobList,
    verb: listAdminJobs,
  }),
  json({
    ...admin,
    id: "stopJob",
    method: "POST",
    path: "/admin/jobs/{jobId}/stop",
    summary: "Cancel anyone's job; its customer is told why and gets back what was not spent.",
    input: StopJobInput,
    output: Job,
    verb: stopJob,
  }),
  json({
    ...admin,
    id: "listQuarantines",
    method: "GET",
    path: "/admin/quarantines",
    summary: "Programs that no device gets, because they ended sandboxes.",
    input: nothing,
    output: QuarantineList,
    verb: listQuarantines,
  }),
  json({
    ...admin,
    id: "liftQuarantine",
    method: "POST",
    path: "/admin/quarantines/{program}/lift",
    summary:
      "Let devices have a quarantined program again. Its jobs go on, and sandboxes that it ends count from zero.",
    input: LiftQuarantineInput,
    output: QuarantineList,
    verb: liftQuarantine,
  }),
  json({
    ...admin,
    id: "listCustomers",
    method: "GET",
    path: "/admin/customers",
    summary: "Everyone with an account.",
    input: ListPeopleInput,
    output: CustomerList,
    verb: listCustomers,
  }),
  json({
    ...admin,
    id: "giveMoney",
    method: "POST",
    path: "/admin/customers/{customerId}/money",
    summary: "Give a customer money of the city's.",
    input: GrantMoneyInput,
    output: AdminCustomer,
    verb: giveMoney,
  }),
  json({
    ...admin,
    id: "welcomePerson",
    method: "POST",
    path: "/admin/customers/{customerId}/welcome",
    summary: "Give a newcomer the city's welcome gift on your word.",
    input: CustomerIdInput,
    output: AdminCustomer,
    verb: welcomePerson,
  }),
  json({
    ...admin,
    id: "listAdmins",
    method: "GET",
    path: "/admin/admins",
    summary: "Who runs the city, and who was invited to.",
    input: nothing,
    output: AdminList,
    verb: listAdmins,
  }),
  json({
    ...admin,
    id: "inviteAdmin",
    method: "POST",
    path: "/admin/invitations",
    summary:
      "Make a link by which the person with this address may become an admin; it is mailed where the site sends mail.",
    input: InviteAdminInput,
    output: OneTimeLink,
    verb: inviteAdmin,
  }),
  json({
    ...admin,
    id: "withdrawInvitation",
    method: "DELETE",
    path: "/admin/invitations/{invitationId}",
    summary: "Withdraw an invitation that nobody has used.",
    input: InvitationIdInput,
    output: nothing,
    verb: withdrawInvitation,
  }),
  json({
    ...admin,
    id: "revokeAdmin",
    method: "DELETE",
    path: "/admin/admins/{customerId}",
    summary: "Take the role from an admin; never from the last one.",
    input: CustomerIdInput,
    output: nothing,
    verb: revokeAdmin,
  }),
  json({
    ...admin,
    id: "makeResetLink",
    method: "POST",
    path: "/admin/customers/{customerId}/reset-link",
    summary: "Make a link at which this person may choose a new password, once.",
    input: MakeResetLinkInput,
    output: OneTimeLink,
    verb: makeResetLink,
  }),
  json({
    ...admin,
    id: "getLedger",
    method: "GET",
    path: "/admin/ledger",
    summary: "The ledger's newest lines, and the proof that all of it sums to zero.",
    input: PageInput,
    output: LedgerPage,
    verb: getLedger,
  }),
  json({
    ...admin,
    id: "listAudit",
    method: "GET",
    path: "/admin/audit",
    summary: "Who did what, newest first.",
    input: PageInput,
    output: AuditPage,
    verb: listAudit,
  }),
  json({
    ...admin,
    id: "getCity",
    method: "GET",
    path: "/admin/city",
    summary: "Whether all work is stopped, since when and why.",
    input: nothing,
    output: CityState,
    verb: getCity,
  }),
  json({
    ...admin,
    id: "stopCity",
    method: "POST",
    path: "/admin/city/stop",
    summary: "Stop all work in the city within a second.",
    input: StopCityInput,
    output: CityState,
    verb: stopCity,
  }),
  json({
    ...admin,
    id: "resumeCity",
    method: "POST",
    path: "/admin/city/resume",
    summary: "Let work go on.",
    input: nothing,
    output: CityState,
    verb: resumeCity,
  }),
];
