import type { JsonId, OutputOf, StreamId, VerbId } from "#protocol/api/contract";
import { acceptInvitation } from "./account/accept-invitation";
import { approvePairing } from "./account/approve-pairing";
import { claimDevice } from "./account/claim-device";
import { csvMonth } from "./account/csv-month";
import { deleteAccount } from "./account/deletion/delete-account";
import { previewDeletion } from "./account/deletion/preview-deletion";
import { exportAccount } from "./account/export-account";
import { findPairing } from "./account/find-pairing";
import { getAccount } from "./account/get-account";
import { getMonth } from "./account/get-month";
import { getStatement } from "./account/get-statement";
import { listKeys } from "./account/list-keys";
import { makeKey } from "./account/make-key";
import { listPasskeys } from "./account/passkeys/list-passkeys";
import { removePasskey } from "./account/passkeys/remove-passkey";
import { removeDevice } from "./account/remove-device";
import { revokeKey } from "./account/revoke-key";
import { endOtherSessions } from "./account/sessions/end-other-sessions";
import { endSession } from "./account/sessions/end-session";
import { listSessions } from "./account/sessions/list-sessions";
import { acceptTerms } from "./account/terms/accept-terms";
import { changeRole } from "./admin/admins/change-role";
import { inviteAdmin } from "./admin/admins/invite-admin";
import { listAdmins } from "./admin/admins/list-admins";
import { revokeAdmin } from "./admin/admins/revoke-admin";
import { withdrawInvitation } from "./admin/admins/withdraw-invitation";
import { anchorDevice } from "./admin/anchor-device";
import { banDevice } from "./admin/ban-device";
import { checkMonth } from "./admin/books/check-month";
import { closeMonth } from "./admin/books/close-month";
import { getBooks } from "./admin/books/get-books";
import { issueCreditNote } from "./admin/books/issue-credit-note";
import { listMonthInvoices } from "./admin/books/list-month-invoices";
import { makeYearlyReport } from "./admin/books/make-yearly-report";
import { setInvoiceTerms } from "./admin/books/set-invoice-terms";
import { getCity } from "./admin/get-city";
import { getDevice } from "./admin/get-device";
import { getFleet } from "./admin/get-fleet";
import { getHealth } from "./admin/get-health";
import { getLedger } from "./admin/get-ledger";
import { getStored } from "./admin/get-stored";
import { giveMoney } from "./admin/give-money";
import { liftQuarantine } from "./admin/lift-quarantine";
import { listAdminJobs } from "./admin/list-admin-jobs";
import { listAudit } from "./admin/list-audit";
import { listCustomers } from "./admin/list-customers";
import { listDevices } from "./admin/list-devices";
import { listQuarantines } from "./admin/list-quarantines";
import { makeResetLink } from "./admin/make-reset-link";
import { compareBankFile } from "./admin/reconciliation/compare-bank-file";
import { releaseAnchor } from "./admin/release-anchor";
import { replaceReceiptKey } from "./admin/replace-receipt-key";
import { resumeCity } from "./admin/resume-city";
import { approveBatch } from "./admin/rewards/approve-batch";
import { getBatch } from "./admin/rewards/get-batch";
import { getRewardsDesk } from "./admin/rewards/get-rewards-desk";
import { payBatch } from "./admin/rewards/pay-batch";
import { prepareBatch } from "./admin/rewards/prepare-batch";
import { recordPayment } from "./admin/rewards/record-payment";
import { refusePayout } from "./admin/rewards/refuse-payout";
import { setReward } from "./admin/rewards/set-reward";
import { takeBackTransfer } from "./admin/rewards/take-back-transfer";
import { settingVerbs } from "./admin/settings/setting-verbs";
import { stopCity } from "./admin/stop-city";
import { stopJob } from "./admin/stop-job";
import { unbanDevice } from "./admin/unban-device";
import { banProgram } from "./admin/vetting/ban-program";
import { decideReview } from "./admin/vetting/decide-review";
import { dismissReports } from "./admin/vetting/dismiss-reports";
import { getReview } from "./admin/vetting/get-review";
import { judgeCustomer } from "./admin/vetting/judge-customer";
import { judgeThanks } from "./admin/vetting/judge-thanks";
import { listReportedThanks } from "./admin/vetting/list-reported-thanks";
import { listReports } from "./admin/vetting/list-reports";
import { listReviews } from "./admin/vetting/list-reviews";
import { unbanProgram } from "./admin/vetting/unban-program";
import { welcomePerson } from "./admin/welcome-person";
import type { Call } from "./call";
import { getCityMap } from "./districts/get-city-map";
import { getHomeDistrict } from "./districts/get-home-district";
import { setHomeDistrict } from "./districts/set-home-district";
import { getCityNow } from "./get-city-now";
import { getCityRecord } from "./get-city-record";
import { changeDevice } from "./household/change-device";
import { endAbsenceLetters } from "./household/end-absence-letters";
import { getForecast } from "./household/get-forecast";
import { getHousehold } from "./household/get-household";
import { endHouseholdInvitations } from "./household/people/end-household-invitations";
import { findHousehold } from "./household/people/find-household";
import { getHouseholdPeople } from "./household/people/get-household-people";
import { inviteToHousehold } from "./household/people/invite-to-household";
import { joinHousehold } from "./household/people/join-household";
import { leaveHousehold } from "./household/people/leave-household";
import { removeFromHousehold } from "./household/people/remove-from-household";
import { setAbsenceLetters } from "./household/set-absence-letters";
import { setHouseholdRules } from "./household/set-household-rules";
import { csvInvoice } from "./invoices/csv-invoice";
import { listInvoices } from "./invoices/list-invoices";
import { pdfInvoice } from "./invoices/pdf-invoice";
import { pdfMonth } from "./invoices/pdf-month";
import { addBudget } from "./jobs/add-budget";
import { addUnits } from "./jobs/add-units";
import { cancelJob } from "./jobs/cancel-job";
import { checkProgram } from "./jobs/check-program";
import { deleteJob } from "./jobs/delete-job";
import { dialJob } from "./jobs/dial-job";
import { csvResults } from "./jobs/downloads/csv-results";
import { parquetResults } from "./jobs/downloads/parquet-results";
import { followResults } from "./jobs/follow-results";
import { getHistory } from "./jobs/get-history";
import { getJob } from "./jobs/get-job";
import { getMosaic } from "./jobs/get-mosaic";
import { getPart } from "./jobs/get-part";
import { getPicture } from "./jobs/get-picture";
import { getTimeline } from "./jobs/get-timeline";
import { getUnit } from "./jobs/get-unit";
import { keepJob } from "./jobs/keep-job";
import { listErrors } from "./jobs/list-errors";
import { listJobs } from "./jobs/list-jobs";
import { listResults } from "./jobs/list-results";
import { listSamples } from "./jobs/list-samples";
import { pauseJob } from "./jobs/pause-job";
import { previewJob } from "./jobs/preview-job";
import { publishPicture } from "./jobs/publish-picture";
import { reportJob } from "./jobs/report-job";
import { resumeJob } from "./jobs/resume-job";
import { retryJob } from "./jobs/retry-job";
import { streamReceipts } from "./jobs/stream-receipts";
import { streamResults } from "./jobs/stream-results";
import { submitJob } from "./jobs/submit-job";
import { tryJob } from "./jobs/try-job";
import { zipResults } from "./jobs/zip-results";
import { listReceiptKeys } from "./list-receipt-keys";
import { changeMember } from "./organisations/change-member";
import { closeOrganisation } from "./organisations/close-organisation";
import { endInvitation } from "./organisations/end-invitation";
import { getOrganisation } from "./organisations/get-organisation";
import { inviteMember } from "./organisations/invite-member";
import { joinOrganisation } from "./organisations/join-organisation";
import { listOrganisations } from "./organisations/list-organisations";
import { makeOrganisation } from "./organisations/make-organisation";
import { removeMember } from "./organisations/remove-member";
import { beginVisit } from "./partners/begin-visit";
import { changePartner } from "./partners/change-partner";
import { closePartner } from "./partners/close-partner";
import { continueVisit } from "./partners/continue-visit";
import { getPartnerEarnings } from "./partners/get-partner-earnings";
import { listPartners } from "./partners/list-partners";
import { listVisits } from "./partners/list-visits";
import { makePartner } from "./partners/make-partner";
import { paymentVerbs } from "./payments/payment-verbs";
import { getBoards } from "./pride/get-boards";
import { getProfile } from "./pride/get-profile";
import { removeProfile } from "./pride/remove-profile";
import { setProfile } from "./pride/set-profile";
import { takeDownProfile } from "./pride/take-down-profile";
import { csvYearlyReport } from "./reports/csv-yearly-report";
import { getYearlyReport } from "./reports/get-yearly-report";
import { listYearlyReports } from "./reports/list-yearly-reports";
import { askPayout } from "./rewards/ask-payout";
import { getEarnedUnits } from "./rewards/get-earned-units";
import { getRewards } from "./rewards/get-rewards";
import { takeBackPayout } from "./rewards/take-back-payout";
import { checkConnection } from "./storage/check-connection";
import { deleteConnection } from "./storage/delete-connection";
import { listConnections } from "./storage/list-connections";
import { recordBrowserCheck } from "./storage/record-browser-check";
import { saveConnection } from "./storage/save-connection";
import { changeTeam } from "./teams/change-team";
import { findTeam } from "./teams/find-team";
import { getTeam } from "./teams/get-team";
import { handOverTeam } from "./teams/hand-over-team";
import { joinTeam } from "./teams/join-team";
import { leaveTeam } from "./teams/leave-team";
import { makeTeam } from "./teams/make-team";
import { removeTeamMember } from "./teams/remove-team-member";
import { renameTeam } from "./teams/rename-team";
import { getNewestThanks } from "./thanks/get-newest-thanks";
import { getThanks } from "./thanks/get-thanks";
import { listThanks } from "./thanks/list-thanks";
import { reportThanks } from "./thanks/report-thanks";
import { writeThanks } from "./thanks/write-thanks";
import { deleteWebhook } from "./webhooks/delete-webhook";
import { listWebhooks } from "./webhooks/list-webhooks";
import { makeWebhook } from "./webhooks/make-webhook";
import { setJobLetters } from "./webhooks/set-job-letters";
import { testWebhook } from "./webhooks/test-webhook";

/** What a verb may stream: text or bytes, piece by piece. */
export type Pieces = AsyncIterable<string | Uint8Array> | Uint8Array;

/** Each verb must return the output in the contract. */
export type Verbs = {
  [Id in VerbId]: (
    call: Call<unknown>,
  ) => Promise<Id extends JsonId ? OutputOf<Id> : Id extends StreamId ? Pieces : never>;
};

/** The verb of every operation of the contract: a missing one, or one that returns something else, does not compile. */
export const verbs: Verbs = {
  checkProgram,
  listSamples,
  previewJob,
  tryJob,
  submitJob,
  listJobs,
  getJob,
  dialJob,
  pauseJob,
  resumeJob,
  cancelJob,
  keepJob,
  publishPicture,
  getPicture,
  deleteJob,
  retryJob,
  addBudget,
  addUnits,
  listResults,
  streamReceipts,
  streamResults,
  listReceiptKeys,
  replaceReceiptKey,
  followResults,
  zipResults,
  csvResults,
  parquetResults,
  listErrors,
  getUnit,
  getTimeline,
  getPart,
  getMosaic,
  getHistory,
  listConnections,
  saveConnection,
  checkConnection,
  recordBrowserCheck,
  deleteConnection,
  getAccount,
  listOrganisations,
  makeOrganisation,
  joinOrganisation,
  getOrganisation,
  inviteMember,
  endInvitation,
  changeMember,
  removeMember,
  closeOrganisation,
  listKeys,
  makeKey,
  revokeKey,
  listSessions,
  endSession,
  endOtherSessions,
  listPasskeys,
  removePasskey,
  deleteWebhook,
  listWebhooks,
  makeWebhook,
  setJobLetters,
  testWebhook,
  listPartners,
  makePartner,
  changePartner,
  closePartner,
  getPartnerEarnings,
  listVisits,
  beginVisit,
  continueVisit,
  getStatement,
  getMonth,
  csvMonth,
  exportAccount,
  previewDeletion,
  deleteAccount,
  acceptTerms,
  acceptInvitation,
  claimDevice,
  findPairing,
  approvePairing,
  removeDevice,
  getHousehold,
  changeDevice,
  getForecast,
  getCityMap,
  getHomeDistrict,
  setHomeDistrict,
  setHouseholdRules,
  setAbsenceLetters,
  endAbsenceLetters,
  getBoards,
  getProfile,
  setProfile,
  removeProfile,
  takeDownProfile,
  endHouseholdInvitations,
  findHousehold,
  getHouseholdPeople,
  inviteToHousehold,
  joinHousehold,
  leaveHousehold,
  removeFromHousehold,
  getTeam,
  findTeam,
  makeTeam,
  joinTeam,
  leaveTeam,
  changeTeam,
  removeTeamMember,
  handOverTeam,
  renameTeam,
  getFleet,
  listDevices,
  getDevice,
  banDevice,
  unbanDevice,
  anchorDevice,
  releaseAnchor,
  listAdminJobs,
  stopJob,
  listQuarantines,
  liftQuarantine,
  listReviews,
  getReview,
  decideReview,
  judgeCustomer,
  writeThanks,
  getThanks,
  listThanks,
  getNewestThanks,
  reportThanks,
  listReportedThanks,
  judgeThanks,
  reportJob,
  listReports,
  dismissReports,
  banProgram,
  unbanProgram,
  listCustomers,
  giveMoney,
  ...paymentVerbs,
  ...settingVerbs,
  listInvoices,
  pdfInvoice,
  csvInvoice,
  pdfMonth,
  getBooks,
  setInvoiceTerms,
  closeMonth,
  makeYearlyReport,
  listYearlyReports,
  getYearlyReport,
  csvYearlyReport,
  checkMonth,
  listMonthInvoices,
  issueCreditNote,
  compareBankFile,
  getRewards,
  getEarnedUnits,
  askPayout,
  takeBackPayout,
  recordPayment,
  takeBackTransfer,
  getRewardsDesk,
  setReward,
  prepareBatch,
  getBatch,
  approveBatch,
  payBatch,
  refusePayout,
  welcomePerson,
  listAdmins,
  inviteAdmin,
  withdrawInvitation,
  changeRole,
  revokeAdmin,
  makeResetLink,
  getCityNow,
  getCityRecord,
  getLedger,
  listAudit,
  getCity,
  getStored,
  getHealth,
  stopCity,
  resumeCity,
};
