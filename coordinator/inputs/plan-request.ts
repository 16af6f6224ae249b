import type { JobInputs } from "#protocol/manifest/job-manifest";
import type { Connection } from "../buckets/connection";
import type { OutputInputs, SourceJob } from "./plan-outputs";

/** A request to a planning thread. */
export type PlanRequest = NamedInputs | ChainedInputs;

export interface NamedInputs {
  inputs: Exclude<JobInputs, { kind: "range" | "outputs" }>;
  /** Those of the person's connections that the inputs name. */
  connections: Connection[];
}

export interface ChainedInputs {
  inputs: OutputInputs;
  source: SourceJob;
}

/** What a planning thread knows about the site. */
export interface PlanSite {
  /** The origin of browsers' requests. */
  origin: string;
  /** Networks that are not public but may be called, as configured by an admin. */
  privateNetworks: string;
  databaseUrl: string;
}
