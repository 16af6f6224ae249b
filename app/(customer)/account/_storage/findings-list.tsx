import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { useLanguage } from "#app/_language/language-context.tsx";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import type { CheckFinding, StorageConnection } from "#protocol/api/storage";
import { corsRules } from "#protocol/cors-rules";
import { findingInWords, isUsable, needsCorsRules } from "#protocol/words/finding-in-words";

/** What a check found, a sentence each, and what to paste into the bucket where that is the remedy. */
export function FindingsList({ connection, origin }: { connection: StorageConnection; origin: string }) {
  const t = useTranslations("customer.storage");
  const { findings } = connection;
  const language = useLanguage();
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col gap-2">
        {findings.map((finding) => (
          <li key={finding.step} className="flex items-start gap-2">
            <FindingIcon finding={finding} />
            <span className="min-w-0 text-pretty">{findingInWords(finding, connection, language)}</span>
          </li>
        ))}
      </ul>
      {needsCorsRules(findings) && <CodeBlock label={t("corsRules")} text={corsRules(origin, connection)} />}
    </div>
  );
}

function FindingIcon({ finding }: { finding: CheckFinding }) {
  const look = "mt-[3px] shrink-0";
  if (finding.fault === null) return <CircleCheck aria-hidden size={18} className={`${look} text-verified-ink`} />;
  if (isUsable([finding])) return <TriangleAlert aria-hidden size={18} className={look} />;
  return <CircleAlert aria-hidden size={18} className={`${look} text-alarm-ink`} />;
}
