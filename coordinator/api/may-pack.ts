import type { VerbOperation } from "#protocol/api/contract";
import { powerOf } from "#protocol/api/operation";

/**
 * The length of compressed data reveals something about its content, so nothing is compressed in which a stranger's text
 * could stand next to a secret: no answers to changes, since those reveal secrets; no refusals, since they repeat the
 * request; and nothing for admins, who see everybody's text.
 */
export const mayPack = ({ method, audience }: Pick<VerbOperation, "method" | "audience">) =>
  method === "GET" && powerOf(audience) === undefined;
