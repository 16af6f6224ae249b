import type { ProgramFault } from "../programs/program-fault";
import type { UnreachedReason } from "../unreached-reasons";

/**
 * What a schema's own rules find wrong with a field, as facts. What every schema says (a type, a bound) comes from zod's
 * issues.
 */
export type InputFault =
  | { kind: "no-character" }
  | { kind: "no-length" }
  | { kind: "unseen-characters" }
  // Of a job
  | { kind: "no-job-name" }
  | { kind: "program"; faults: readonly ProgramFault[] }
  | { kind: "job-id" }
  | { kind: "blob-name" }
  | { kind: "backward-range" }
  | { kind: "until-one-without-group" }
  | { kind: "nul-in-argument" }
  | { kind: "dollars" }
  | { kind: "dollars-and-cents" }
  | { kind: "no-payee" }
  | { kind: "no-budget" }
  | { kind: "output-called-stdout" }
  | { kind: "same-output"; path: string }
  | { kind: "no-tolerance" }
  | { kind: "axis-name" }
  | { kind: "no-axis" }
  | { kind: "too-many-axes"; max: number }
  | { kind: "seed-twice" }
  // Of a path in a program's file system
  | { kind: "path-backslash" }
  | { kind: "path-drive" }
  | { kind: "path-controls" }
  | { kind: "path-climbs" }
  | { kind: "name-ending"; name: string }
  | { kind: "name-reserved"; name: string }
  | { kind: "name-too-long"; max: number }
  // Of objects in buckets
  | { kind: "object-address" }
  | { kind: "too-many-wildcards"; max: number }
  | { kind: "destination" }
  | { kind: "destination-field"; field: string; known: readonly string[] }
  | { kind: "destination-shared" }
  | { kind: "destination-slashes" }
  // Of a connection
  | { kind: "connection-name" }
  | { kind: "endpoint" }
  | { kind: "region" }
  | { kind: "bucket" }
  | { kind: "prefix" }
  | { kind: "key-sign" }
  | { kind: "connection-just-deleted" }
  | { kind: "keys-missing" }
  | { kind: "keys-of-other-place" }
  | { kind: "keys-unreadable" }
  // Of a person's account
  | { kind: "email-in-use" }
  | { kind: "no-device-token" }
  | { kind: "not-your-password" }
  | { kind: "no-such-tariff" }
  | { kind: "public-name" }
  | { kind: "link-in-letter" }
  | { kind: "find-is-failure" }
  // Of money
  | { kind: "no-amount" }
  | { kind: "budget-too-large" }
  | { kind: "budget-too-small"; dollars: string }
  | { kind: "not-enough-money"; free: string; needed: string }
  | { kind: "outputs-to-come" }
  // Of a webhook
  | { kind: "url-form" }
  | { kind: "url-scheme" }
  | { kind: "url-login" }
  | { kind: "url-hash" }
  | { kind: "never-called"; host: string; reason: UnreachedReason }
  // Of a partner
  | { kind: "origin-form" }
  | { kind: "origin-in-the-clear" }
  | { kind: "player-form" }
  | { kind: "share-too-large"; max: number }
  | { kind: "origin-not-registered" };

/** The end of a sentence for every kind, which goes on after the field's name, or a sentence of its own. */
export type InputFaultWords = {
  [K in InputFault["kind"]]: (fault: Extract<InputFault, { kind: K }>) => string;
};
