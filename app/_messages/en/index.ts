import { admin } from "./admin";
import { account } from "./customer/account";
import { docs } from "./customer/docs";
import { newJob } from "./customer/new-job";
import { storage } from "./customer/storage";
import { webhooks } from "./customer/webhooks";
import { welcome } from "./customer/welcome";

/** What the pages say, by area and page, in the ICU message syntax. The types of all languages are these. */
export const en = { admin, customer: { account, docs, newJob, storage, webhooks, welcome } } as const;
