import type { Tariff } from "#core/home/tariff";
import type { Prices } from "#protocol/api/settings";
import type { TermsVersion } from "#protocol/people/terms";
import { handle } from "../handle";
import { SERVICE_WORKER_PATH } from "../http/service-worker-path";
import { announcedChanges } from "./settings/announced-changes";

/** What pages need to know about this site; nothing secret. */
export interface SiteFacts {
  city: string;
  siteUrl: string;
  controlUrl: string;
  bucketTrialUrl: string;
  /** The worker that opens the donation page without network; null where browsers are to keep none. */
  serviceWorkerUrl: string | null;
  sandboxUrl: string;
  coreHourNanos: number;
  donorPercent: number;
  tariffs: readonly Tariff[];
  /** The version of the terms that holds. */
  terms: TermsVersion;
  /** The exchange rate of the US dollar, if an admin has set it. */
  usDollarNanos: number | undefined;
  /** The welcome gift. */
  welcomeNanos: number;
  sendsMail: boolean;
  /** Prices that will change. */
  ahead: Prices["ahead"];
}

export function siteFacts(): SiteFacts {
  const { config, controlPath, bucketTrialPath, post } = handle();
  return {
    city: config.cityName,
    siteUrl: config.siteUrl,
    controlUrl: controlPath,
    bucketTrialUrl: bucketTrialPath,
    serviceWorkerUrl: config.keepsPageOffline ? SERVICE_WORKER_PATH : null,
    sandboxUrl: `${config.sandboxUrl}/box`,
    coreHourNanos: config.pricePerCoreHourNanos,
    donorPercent: config.donorSharePercent,
    tariffs: config.tariffs.tariffs,
    terms: config.terms.version,
    usDollarNanos: config.usDollarNanos,
    welcomeNanos: config.welcomeNanos,
    sendsMail: post.isOpen,
    ahead: announcedChanges(),
  };
}
