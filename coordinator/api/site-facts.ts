import type { Tariff } from "#core/home/tariff";
import { handle } from "../handle";

/** What pages must know of this site, and nothing secret. */
export interface SiteFacts {
  city: string;
  siteUrl: string;
  controlUrl: string;
  bucketTrialUrl: string;
  sandboxUrl: string;
  coreHourNanos: number;
  donorPercent: number;
  tariffs: readonly Tariff[];
  /** What a US dollar is worth here, when an admin has said so. */
  usDollarNanos: number | undefined;
  /** What a newcomer is given. */
  welcomeNanos: number;
  sendsMail: boolean;
}

export function siteFacts(): SiteFacts {
  const { config, controlPath, bucketTrialPath, post } = handle();
  return {
    city: config.cityName,
    siteUrl: config.siteUrl,
    controlUrl: controlPath,
    bucketTrialUrl: bucketTrialPath,
    sandboxUrl: `${config.sandboxUrl}/box`,
    coreHourNanos: config.pricePerCoreHourNanos,
    donorPercent: config.donorSharePercent,
    tariffs: config.tariffs.tariffs,
    usDollarNanos: config.usDollarNanos,
    welcomeNanos: config.welcomeNanos,
    sendsMail: post.isOpen,
  };
}
