"use client";

import { useEffect, useState } from "react";

const FORMAT = { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" } as const;
const inUtc = new Intl.DateTimeFormat("en-CA", { ...FORMAT, timeZone: "UTC" });

/** A moment in the reader's own time zone; in UTC, and saying so, until the page is awake. */
export function LocalTime({ at, className }: { at: string; className?: string }) {
  const [text, setText] = useState(() => `${inUtc.format(new Date(at))} UTC`);
  useEffect(() => setText(new Intl.DateTimeFormat("en-CA", FORMAT).format(new Date(at))), [at]);
  return (
    <time dateTime={at} className={className}>
      {text}
    </time>
  );
}
