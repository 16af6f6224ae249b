import type { VerbOperation } from "#protocol/api/contract";

/**
 * The length of what is packed tells something of what is in it, so that nothing is packed in which a stranger's words
 * could stand beside a secret: no answer to a change, because those give secrets out, no refusal, because it repeats what
 * was asked, and nothing that is for admins, who see the words of all.
 */
export const mayPack = ({ method, audience }: Pick<VerbOperation, "method" | "audience">) =>
  method === "GET" && audience !== "admin";
