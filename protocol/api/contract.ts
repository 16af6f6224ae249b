import type { z } from "zod";
import type { JsonOperation, Operation, StreamOperation, UploadOperation } from "./operation";
import { accountOperations } from "./operations/account";
import { adminJobOperations } from "./operations/admin-jobs";
import { adminOperations } from "./operations/admins";
import { cityOperations } from "./operations/city";
import { districtOperations } from "./operations/districts";
import { fleetOperations } from "./operations/fleet";
import { householdOperations } from "./operations/household";
import { householdPeopleOperations } from "./operations/household-people";
import { invoiceOperations } from "./operations/invoices";
import { jobOperations } from "./operations/jobs";
import { keyOperations } from "./operations/keys";
import { organisationOperations } from "./operations/organisations";
import { partnerOperations } from "./operations/partners";
import { paymentOperations } from "./operations/payments";
import { peopleOperations } from "./operations/people";
import { prideOperations } from "./operations/pride";
import { programOperations } from "./operations/programs";
import { receiptOperations } from "./operations/receipts";
import { reconciliationOperations } from "./operations/reconciliation";
import { reportOperations } from "./operations/reports";
import { resultOperations } from "./operations/results";
import { rewardOperations } from "./operations/rewards";
import { sessionOperations } from "./operations/sessions";
import { settingOperations } from "./operations/settings";
import { storageOperations } from "./operations/storage";
import { tariffOperations } from "./operations/tariffs";
import { teamOperations } from "./operations/teams";
import { termsOperations } from "./operations/terms";
import { thanksOperations } from "./operations/thanks";
import { uploadOperations } from "./operations/uploads";
import { vettingOperations } from "./operations/vetting";
import { webhookOperations } from "./operations/webhooks";

/** The whole API, by operation ids. Everything about an operation except its verb is derived from here. */
export const contract = {
  ...uploadOperations,
  ...programOperations,
  ...jobOperations,
  ...resultOperations,
  ...receiptOperations,
  ...thanksOperations,
  ...storageOperations,
  ...accountOperations,
  ...householdOperations,
  ...districtOperations,
  ...prideOperations,
  ...householdPeopleOperations,
  ...teamOperations,
  ...organisationOperations,
  ...keyOperations,
  ...sessionOperations,
  ...webhookOperations,
  ...partnerOperations,
  ...paymentOperations,
  ...invoiceOperations,
  ...reconciliationOperations,
  ...reportOperations,
  ...rewardOperations,
  ...settingOperations,
  ...tariffOperations,
  ...termsOperations,
  ...fleetOperations,
  ...adminJobOperations,
  ...vettingOperations,
  ...peopleOperations,
  ...adminOperations,
  ...cityOperations,
} satisfies Record<string, Operation>;

export type Contract = typeof contract;
export type OperationId = keyof Contract;
type IdOf<Kind extends Operation["kind"]> = {
  [Id in OperationId]: Contract[Id]["kind"] extends Kind ? Id : never;
}[OperationId];
export type JsonId = IdOf<"json">;
export type StreamId = IdOf<"stream">;
export type VerbId = JsonId | StreamId;

/** As a caller writes it, before defaults are filled in. */
export type InputOf<Id extends OperationId> = z.input<Contract[Id]["input"]>;
export type OutputOf<Id extends JsonId> = z.output<Contract[Id]["output"]>;

export type NamedOperation =
  | (JsonOperation & { id: JsonId })
  | (StreamOperation & { id: StreamId })
  | (UploadOperation & { id: IdOf<"upload"> });

export const operations = Object.entries(contract).map(([id, operation]) => ({ id, ...operation })) as NamedOperation[];

/** The operations that verbs implement: all except uploads, whose bytes no verb reads. */
export const verbOperations = operations.filter((operation) => operation.kind !== "upload");
export type VerbOperation = (typeof verbOperations)[number];
