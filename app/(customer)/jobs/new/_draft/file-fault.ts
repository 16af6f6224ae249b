import { LIMITS } from "#protocol/limits";

export interface FileFault {
  kind: "tooBigProgram" | "tooBig" | "empty";
  maxBytes: number;
}

/** Why a file cannot be uploaded, before a byte is sent; undefined when it can. */
export function fileFault(
  { size }: { size: number },
  use: "program" | "input",
  mayBeEmpty = false,
): FileFault | undefined {
  const maxBytes = use === "program" ? LIMITS.programBytes : LIMITS.uploadBytes;
  if (size > maxBytes) return { kind: use === "program" ? "tooBigProgram" : "tooBig", maxBytes };
  return size === 0 && !mayBeEmpty ? { kind: "empty", maxBytes } : undefined;
}
