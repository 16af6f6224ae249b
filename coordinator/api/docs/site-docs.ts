/** The pages of docs/ that the site shows, for customers and residents first and then for admins, by file name, in the order of the list. */
export const SITE_DOCS = [
  "job-manifest",
  "languages",
  "storage",
  "api",
  "errors",
  "limits",
  "receipts",
  "button",
  "prices",
  "guarantees",
  "sandbox",
  "devices",
  "threat-model",
  "running-a-city",
  "runbook",
] as const;

export type SiteDoc = (typeof SITE_DOCS)[number];

export const isSiteDoc = (page: string): page is SiteDoc => SITE_DOCS.some((doc) => doc === page);
