import { formatBytes } from "#app/_ui/format/format-bytes.ts";
import { LIMITS } from "#protocol/limits";

/** Why a file cannot be uploaded, before a byte is sent; undefined when it can. */
export function refuseFile(
  file: { name: string; size: number },
  use: "program" | "input",
  mayBeEmpty = false,
): string | undefined {
  const max = use === "program" ? LIMITS.programBytes : LIMITS.uploadBytes;
  if (file.size > max) {
    return use === "program"
      ? `${file.name} has ${formatBytes(file.size)}; a program may have ${formatBytes(max)}. Nothing was sent. Put its data into shared files instead.`
      : `${file.name} has ${formatBytes(file.size)}; one file may have ${formatBytes(max)}. Nothing was sent. Split it, and submit a job for each part.`;
  }
  if (file.size === 0 && !mayBeEmpty)
    return `${file.name} is empty, so there is nothing to compute with. Choose another file.`;
  return undefined;
}
