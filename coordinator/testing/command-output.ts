import { encodeOutput, type OutputPart } from "#core/units/output";

const utf8 = (text: string) => new TextEncoder().encode(text);

/**
 * The output of a command's unit that printed these bytes and left these files. Node's msgpack decodes bytes as a
 * Buffer.
 */
export function commandOutput(stdout: string | Uint8Array, files: OutputPart[] = []): Buffer {
  const bytes = typeof stdout === "string" ? utf8(stdout) : stdout;
  return Buffer.from(encodeOutput({ exitCode: 0, parts: [{ name: "stdout", bytes }, ...files] }, utf8));
}
