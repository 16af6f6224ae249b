import { admin } from "./admin";
import { announced } from "./announced";
import { boards } from "./boards";
import { button } from "./button";
import { city } from "./city";
import { account } from "./customer/account";
import { checking } from "./customer/checking";
import { docs } from "./customer/docs";
import { job } from "./customer/job";
import { jobActs } from "./customer/job-acts";
import { jobPicture } from "./customer/job-picture";
import { jobResults } from "./customer/job-results";
import { jobs } from "./customer/jobs";
import { months } from "./customer/months";
import { newJob } from "./customer/new-job";
import { organisations } from "./customer/organisations";
import { payments } from "./customer/payments";
import { privacy } from "./customer/privacy";
import { rewards } from "./customer/rewards";
import { rights } from "./customer/rights";
import { sites } from "./customer/sites";
import { storage } from "./customer/storage";
import { terms } from "./customer/terms";
import { thanks } from "./customer/thanks";
import { unit } from "./customer/unit";
import { webhooks } from "./customer/webhooks";
import { welcome } from "./customer/welcome";
import { economics } from "./economics";
import { forecast } from "./forecast";
import { household } from "./household";
import { light } from "./light";
import { report } from "./report";
import { shared } from "./shared";
import { team } from "./team";

/** What the pages say, by area and page, in the ICU message syntax. The types of all languages are these. */
export const en = {
  admin,
  announced,
  boards,
  button,
  city,
  customer: {
    account,
    checking,
    docs,
    job,
    jobActs,
    jobPicture,
    jobResults,
    jobs,
    months,
    newJob,
    organisations,
    payments,
    privacy,
    rewards,
    rights,
    sites,
    storage,
    terms,
    thanks,
    unit,
    webhooks,
    welcome,
  },
  economics,
  forecast,
  household,
  light,
  report,
  shared,
  team,
} as const;
