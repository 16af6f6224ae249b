import { decodeOutput } from "#core/units/output";
import type { LocalResult } from "#protocol/device-messages";
import type { Attempt } from "./escape-attempts";

export type AttemptVerdict = { kind: "held" } | { kind: "open"; what: string };

/** Whether the attempt ended as it must: it found no way out, or was stopped. */
export function judgeAttempt({ expected }: Attempt, tried: LocalResult): AttemptVerdict {
  switch (tried.kind) {
    case "output": {
      const text = outputText(tried.bytes);
      const wanted = expected.kind === "answers" ? expected.text : /^\[\]$/;
      return expected.kind !== "fails" && wanted.test(text) ? { kind: "held" } : { kind: "open", what: text };
    }
    case "failed":
      return expected.kind === "fails" && expected.error.test(tried.message)
        ? { kind: "held" }
        : { kind: "open", what: tried.message };
    case "lost":
      return { kind: "open", what: tried.message };
    default:
      throw new Error(`Unhandled outcome: ${(tried satisfies never as LocalResult).kind}`);
  }
}

function outputText(bytes: Uint8Array): string {
  const decoder = new TextDecoder();
  const output = decodeOutput(bytes, (head) => decoder.decode(head));
  return decoder.decode(output?.parts[0]?.bytes);
}
