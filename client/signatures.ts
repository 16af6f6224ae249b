import type { z } from "zod";
import type * as account from "#protocol/api/account";
import type * as admin from "#protocol/api/admin";
import type * as admins from "#protocol/api/admins";
import type * as jobs from "#protocol/api/jobs";

type Nothing = Record<string, never>;

/** What each operation that answers JSON takes and gives. The server's own schemas are the truth: a test holds the two together. */
export interface Signatures {
  checkProgram: [z.input<typeof jobs.CheckProgramInput>, jobs.CheckedProgram];
  listSamples: [Nothing, jobs.SampleList];
  previewJob: [z.input<typeof jobs.PreviewJobInput>, jobs.JobPreview];
  tryJob: [z.input<typeof jobs.SubmitJobInput>, z.infer<typeof jobs.TryOut>];
  submitJob: [z.input<typeof jobs.SubmitJobInput>, jobs.SubmittedJob];
  listJobs: [z.input<typeof jobs.ListJobsInput>, jobs.JobList];
  getJob: [z.input<typeof jobs.JobIdInput>, jobs.JobDetail];
  dialJob: [z.input<typeof jobs.DialInput>, jobs.Job];
  pauseJob: [z.input<typeof jobs.JobIdInput>, jobs.Job];
  resumeJob: [z.input<typeof jobs.JobIdInput>, jobs.Job];
  cancelJob: [z.input<typeof jobs.JobIdInput>, jobs.Job];
  addBudget: [z.input<typeof jobs.AddBudgetInput>, jobs.Job];
  listResults: [z.input<typeof jobs.ListResultsInput>, jobs.ResultList];
  getUnit: [z.input<typeof jobs.UnitInput>, jobs.UnitDetail];
  getMosaic: [z.input<typeof jobs.JobIdInput>, jobs.JobMosaic];
  getHistory: [z.input<typeof jobs.JobIdInput>, jobs.JobHistory];

  getAccount: [Nothing, account.Account];
  listKeys: [Nothing, z.infer<typeof account.ApiKeyList>];
  makeKey: [z.input<typeof account.MakeApiKeyInput>, account.MadeApiKey];
  revokeKey: [z.input<typeof account.RevokeApiKeyInput>, Nothing];
  getStatement: [z.input<typeof account.PageInput>, account.Statement];
  acceptInvitation: [z.input<typeof admins.AcceptInvitationInput>, Nothing];
  claimDevice: [z.input<typeof account.ClaimDeviceInput>, account.ClaimedDevice];

  getFleet: [Nothing, z.infer<typeof admin.FleetNow>];
  listDevices: [z.input<typeof admin.ListDevicesInput>, z.infer<typeof admin.DeviceList>];
  getDevice: [z.input<typeof admin.DeviceIdInput>, admin.DeviceHistory];
  banDevice: [z.input<typeof admin.BanDeviceInput>, admin.AdminDevice];
  unbanDevice: [z.input<typeof admin.DeviceIdInput>, admin.AdminDevice];
  listAdminJobs: [z.input<typeof admin.ListAdminJobsInput>, z.infer<typeof admin.AdminJobList>];
  listQuarantines: [Nothing, admin.QuarantineList];
  liftQuarantine: [z.input<typeof admin.LiftQuarantineInput>, admin.QuarantineList];
  stopJob: [z.input<typeof admin.StopJobInput>, jobs.Job];
  listCustomers: [z.input<typeof admin.ListPeopleInput>, z.infer<typeof admin.CustomerList>];
  listAdmins: [Nothing, admins.AdminList];
  inviteAdmin: [z.input<typeof admins.InviteAdminInput>, admins.OneTimeLink];
  withdrawInvitation: [z.input<typeof admins.InvitationIdInput>, Nothing];
  revokeAdmin: [z.input<typeof admin.CustomerIdInput>, Nothing];
  makeResetLink: [z.input<typeof admins.MakeResetLinkInput>, admins.OneTimeLink];
  welcomePerson: [z.input<typeof admin.CustomerIdInput>, admin.AdminCustomer];
  giveMoney: [z.input<typeof admin.GrantMoneyInput>, admin.AdminCustomer];
  getLedger: [z.input<typeof account.PageInput>, admin.LedgerPage];
  listAudit: [z.input<typeof account.PageInput>, z.infer<typeof admin.AuditPage>];
  getCity: [Nothing, admin.CityState];
  stopCity: [z.input<typeof admin.StopCityInput>, admin.CityState];
  resumeCity: [Nothing, admin.CityState];
}

/** What each operation that streams takes. */
export interface StreamInputs {
  streamResults: z.input<typeof jobs.JobIdInput>;
  zipResults: z.input<typeof jobs.JobIdInput>;
  getPart: z.input<typeof jobs.UnitPartInput>;
}
