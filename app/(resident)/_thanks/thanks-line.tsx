import { useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import type { ThanksWords } from "../_words/thanks-words";
import { useNewestThanks } from "./use-newest-thanks";

interface ThanksLineProps {
  words: ThanksWords;
  /** A result of this device has been verified, and the page may fetch. */
  isDue: boolean;
  deviceToken: () => Promise<string | null>;
}

/** A customer's words to this device. Nothing is drawn without them. */
export function ThanksLine({ words, isDue, deviceToken }: ThanksLineProps) {
  const thanks = useNewestThanks(isDue, deviceToken);
  const [said, setSaid] = useState<"reported" | "failed">();
  if (!thanks) return null;
  const report = async () => {
    const token = await deviceToken();
    const input = { jobId: thanks.jobId, ...(token !== null && { deviceToken: token }) };
    setSaid(
      await lamplighter.reportThanks(input).then(
        () => "reported" as const,
        () => "failed" as const,
      ),
    );
  };
  return (
    <section aria-label={words.title} className="flex max-w-160 flex-col items-center gap-1 text-center">
      <blockquote dir="auto" className="max-w-full text-pretty break-words">
        {thanks.text}
      </blockquote>
      {thanks.outcome !== "" && (
        <p dir="auto" className="max-w-full text-pretty break-words">
          {words.outcome(thanks.outcome)}
        </p>
      )}
      <p className="max-w-full break-words text-13 text-soft">{words.from(thanks.customerName, thanks.jobName)}</p>
      {said === "reported" ? (
        <p role="status" className="text-13 text-soft">
          {words.reported}
        </p>
      ) : (
        <Button tone="bare" size="small" onClick={() => void report()}>
          {words.report}
        </Button>
      )}
      {said === "failed" && (
        <p role="status" className="text-13 text-soft">
          {words.failed}
        </p>
      )}
    </section>
  );
}
