import { callerRefusals } from "./callers";
import { callRefusals } from "./calls";
import { deviceRefusals } from "./devices";
import { householdPeopleRefusals } from "./household-people";
import { invoiceRefusals } from "./invoices";
import { jobRefusals } from "./jobs";
import { partnerRefusals } from "./partners";
import { paymentRefusals } from "./payments";
import { peopleRefusals } from "./people";
import { reconciliationRefusals } from "./reconciliation";
import type { Refusal } from "./refusal";
import { relayRefusals } from "./relay";
import { reportRefusals } from "./reports";
import { resultRefusals } from "./results";
import { rewardRefusals } from "./rewards";
import { settingRefusals } from "./settings";
import { storageRefusals } from "./storage";
import { uploadRefusals } from "./uploads";
import { vettingRefusals } from "./vetting";

/** Everything that the site refuses, by its reason. A reason's facts become a sentence only when they are answered. */
export const REFUSALS = {
  ...callerRefusals,
  ...callRefusals,
  ...peopleRefusals,
  ...deviceRefusals,
  ...householdPeopleRefusals,
  ...partnerRefusals,
  ...paymentRefusals,
  ...invoiceRefusals,
  ...reconciliationRefusals,
  ...rewardRefusals,
  ...reportRefusals,
  ...settingRefusals,
  ...uploadRefusals,
  ...storageRefusals,
  ...relayRefusals,
  ...jobRefusals,
  ...resultRefusals,
  ...vettingRefusals,
};

export type RefusalReason = keyof typeof REFUSALS;
type FactsFor<Reason extends RefusalReason> = (typeof REFUSALS)[Reason] extends Refusal<infer Facts> ? Facts : never;

/** What is passed after a reason: its facts, or nothing where it has none. */
export type RefusalFacts<Reason extends RefusalReason> = FactsFor<Reason> extends void ? [] : [facts: FactsFor<Reason>];
