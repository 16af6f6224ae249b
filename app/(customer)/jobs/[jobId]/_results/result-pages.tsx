"use client";

import { useTranslations } from "use-intl";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { ResultLine } from "./result-line";
import { useResultPages } from "./use-result-pages";

export function ResultPages({ state, count }: { state: "agreed" | "failed"; count: number }) {
  const t = useTranslations("customer.jobResults");
  const { results, refusal, busy, more } = useResultPages(state, count);
  return (
    <div className="flex flex-col gap-3">
      {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
      {results.length === 0 && !busy && <p className="text-pretty text-soft">{t(`none.${state}`)}</p>}
      <ul className="relative flex max-h-120 flex-col overflow-y-auto px-2" aria-label={t(`lists.${state}`)}>
        {results.map((result) => (
          <ResultLine key={result.unit} result={result} />
        ))}
      </ul>
      {more && (
        <Button size="small" busy={busy} busyLabel={t("reading")} onClick={more} className="self-start">
          {t("more")}
        </Button>
      )}
    </div>
  );
}
