"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Card } from "#app/_ui/card.tsx";
import { Mono } from "#app/_ui/mono.tsx";
import type { Preview } from "./use-preview";

const MAX_FILES = 4;

/** The first calls, exactly as devices will make them. */
export function CallsCard({ preview }: { preview: Preview }) {
  const t = useTranslations("customer.newJob.check.calls");
  const numbers = useNumbers();
  const { shown, refusal, asking } = preview;
  return (
    <Card
      title={t("title")}
      about={shown ? t("aboutUnits", { count: shown.units, units: numbers.count(shown.units) }) : t("about")}
    >
      <div aria-live="polite" aria-busy={asking} className="flex min-h-52 flex-col gap-3">
        {shown?.calls.map((call) => (
          <div key={call.unit} className="min-w-0 rounded bg-sunken px-3 py-2">
            <p className="text-13 text-soft tabular-nums">{t("unit", { unit: numbers.count(call.unit) })}</p>
            <pre className="max-h-40 overflow-auto whitespace-pre-wrap font-mono text-13 wrap-anywhere">
              {call.command}
            </pre>
            {call.files.length > 0 && (
              <p className="truncate pt-1 text-13 text-soft">
                <CallFiles files={call.files} />
              </p>
            )}
          </div>
        ))}
        {!shown && refusal && (
          <p className="text-alarm-ink text-13 wrap-anywhere">{refusal.issues[0]?.message ?? refusal.message}</p>
        )}
        {!shown && !refusal && <p className="text-pretty text-soft">{asking ? t("reading") : t("none")}</p>}
      </div>
    </Card>
  );
}

function CallFiles({ files }: { files: readonly string[] }) {
  const t = useTranslations("customer.newJob.check.calls");
  const named = { files: files.slice(0, MAX_FILES).join(" "), code: (text: ReactNode) => <Mono>{text}</Mono> };
  const more = files.length - MAX_FILES;
  return more > 0 ? t.rich("filesAndMore", { ...named, more: String(more) }) : t.rich("files", named);
}
