/** Every reason for which another job's outputs cannot be a job's inputs. It is stored with the job. */
export const CHAIN_FAULTS = [
  "outputs-too-many",
  "outputs-too-large",
  "outputs-too-slow",
  "group-too-long",
  "output-too-long",
  "output-not-text",
  "calls-too-long",
  "no-units",
  "too-many-units",
  "too-large-as-lines",
] as const;
export type ChainFault = (typeof CHAIN_FAULTS)[number];

/** The same facts for every reason; 0 where there is nothing to count. */
export interface ChainFacts {
  unit: number;
  count: number;
}

export const isChainFault = (reason: string): reason is ChainFault =>
  (CHAIN_FAULTS as readonly string[]).includes(reason);
