import { triedError } from "#app/_trial/tried-error.ts";
import { decodeOutput } from "#core/units/output";
import type { LocalResult } from "#protocol/devices/device-messages";
import { scriptTerms } from "#workers/page/try-script";
import type { Attempt } from "./escape-attempts";

export type AttemptVerdict = { kind: "held" } | { kind: "open"; what: string };

/** Whether the attempt ended as it must: it found no way out, or was stopped. */
export function judgeAttempt({ expected }: Attempt, tried: LocalResult, wallMs: number): AttemptVerdict {
  switch (tried.kind) {
    case "output": {
      const text = outputText(tried.bytes);
      const wanted = expected.kind === "answers" ? expected.text : /^\[\]$/;
      return expected.kind !== "fails" && wanted.test(text) ? { kind: "held" } : { kind: "open", what: text };
    }
    case "failed": {
      // What is expected is written as a customer would read it.
      const what = triedError(tried, scriptTerms(wallMs), "en");
      return expected.kind === "fails" && expected.error.test(what) ? { kind: "held" } : { kind: "open", what };
    }
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
