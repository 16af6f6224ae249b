"use client";

import { useEffect, useState } from "react";
import { useLanguage } from "../_language/language-context";
import { LOCALES } from "../_language/locales";

const FORMAT = { dateStyle: "medium", hourCycle: "h23" } as const;

/** A moment in the reader's own time zone; in UTC, and saying so, until the page is awake. */
export function LocalTime({ at, seconds = false, className }: { at: string; seconds?: boolean; className?: string }) {
  const locale = LOCALES[useLanguage()];
  const [zone, setZone] = useState<{ timeZone: string } | undefined>({ timeZone: "UTC" });
  useEffect(() => setZone(undefined), []);
  const text = new Intl.DateTimeFormat(locale, {
    ...FORMAT,
    timeStyle: seconds ? "medium" : "short",
    ...zone,
  }).format(new Date(at));
  return (
    <time dateTime={at} className={className}>
      {zone ? `${text} UTC` : text}
    </time>
  );
}
