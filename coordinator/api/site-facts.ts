import { handle } from "../handle";

/** What pages must know of this site, and nothing secret. */
export interface SiteFacts {
  city: string;
  siteUrl: string;
  controlUrl: string;
  boxUrl: string;
  coreHourNanos: number;
  donorPercent: number;
  /** What a newcomer is given. */
  welcomeNanos: number;
  sendsMail: boolean;
}

export function siteFacts(): SiteFacts {
  const { config, controlPath, post } = handle();
  return {
    city: config.cityName,
    siteUrl: config.siteUrl,
    controlUrl: controlPath,
    boxUrl: `${config.sandboxUrl}/box`,
    coreHourNanos: config.pricePerCoreHourNanos,
    donorPercent: config.donorSharePercent,
    welcomeNanos: config.welcomeNanos,
    sendsMail: post.isOpen,
  };
}
