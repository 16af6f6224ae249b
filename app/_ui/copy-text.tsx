"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useSharedWords } from "../_messages/shared-words";
import { Button } from "./button";

export interface CopyTextProps {
  text: string;
  /** What is copied, for the button's name: "API key". */
  noun: string;
  className?: string;
}

export function CopyText({ text, noun, className }: CopyTextProps) {
  const words = useSharedWords().copy;
  const [outcome, setOutcome] = useState<"copied" | "refused">();
  const copy = async () => {
    const next = await navigator.clipboard.writeText(text).then(
      () => "copied" as const,
      () => "refused" as const,
    );
    setOutcome(next);
    setTimeout(() => setOutcome(undefined), 2_000);
  };
  const Icon = outcome === "copied" ? Check : Copy;
  return (
    <Button size="small" tone="bare" onClick={copy} {...(className === undefined ? {} : { className })}>
      <Icon aria-hidden size={14} />
      <span aria-live="polite">
        {words[outcome ?? "copy"]}
        <span className="sr-only"> {noun}</span>
      </span>
    </Button>
  );
}
