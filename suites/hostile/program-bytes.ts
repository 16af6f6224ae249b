import wabt from "wabt";
import type { AttackProgram } from "#programs/attacks/attack";

/** Text is assembled without validation: hostile modules need not be valid. */
export async function programBytes(program: AttackProgram): Promise<Uint8Array<ArrayBuffer>> {
  if (program.runtime === "js") return new TextEncoder().encode(program.source);
  if ("bytes" in program) return program.bytes;
  const { parseWat } = await wabt();
  const module = parseWat("attack.wat", program.text, {
    exceptions: true,
    threads: true,
    simd: true,
    relaxed_simd: true,
    bulk_memory: true,
    mutable_globals: true,
    sign_extension: true,
    multi_value: true,
    reference_types: true,
    memory64: true,
    tail_call: true,
  });
  try {
    return new Uint8Array(module.toBinary({ write_debug_names: false }).buffer);
  } finally {
    module.destroy();
  }
}
