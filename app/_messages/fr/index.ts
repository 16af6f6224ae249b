import type { Translation } from "../translation";
import { admin } from "./admin";
import { account } from "./customer/account";
import { docs } from "./customer/docs";
import { newJob } from "./customer/new-job";
import { storage } from "./customer/storage";
import { webhooks } from "./customer/webhooks";
import { welcome } from "./customer/welcome";

export const fr: Translation = { admin, customer: { account, docs, newJob, storage, webhooks, welcome } };
