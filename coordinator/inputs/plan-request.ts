import type { JobInputs } from "#protocol/job-manifest";
import type { Connection } from "../buckets/connection";
import type { OutputInputs, SourceJob } from "./plan-outputs";

/** What a thread is asked to plan. */
export type PlanRequest = NamedInputs | ChainedInputs;

export interface NamedInputs {
  inputs: Exclude<JobInputs, { kind: "range" | "outputs" }>;
  /** Of the person who asks, as far as the inputs name them. */
  connections: Connection[];
}

export interface ChainedInputs {
  inputs: OutputInputs;
  source: SourceJob;
}

/** What such a thread knows of the site. */
export interface PlanSite {
  /** Where browsers come from. */
  origin: string;
  /** Addresses that are not public and may be called all the same, as an admin wrote them. */
  privateNetworks: string;
  databaseUrl: string;
}
