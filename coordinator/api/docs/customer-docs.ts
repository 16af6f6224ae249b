/** The pages of docs/ that customers read on the site, by file name, in the order of the list. */
export const CUSTOMER_DOCS = [
  "job-manifest",
  "languages",
  "storage",
  "api",
  "errors",
  "limits",
  "button",
  "prices",
  "guarantees",
  "sandbox",
  "threat-model",
] as const;

export type CustomerDoc = (typeof CUSTOMER_DOCS)[number];

export const isCustomerDoc = (page: string): page is CustomerDoc => CUSTOMER_DOCS.some((doc) => doc === page);
