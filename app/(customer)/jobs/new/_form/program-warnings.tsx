import { useTranslations } from "use-intl";
import { Notice } from "#app/_ui/notice.tsx";

/** What may fail or differ on devices, as far as the program's text tells. */
export function ProgramWarnings({ warnings }: { warnings: readonly string[] }) {
  const t = useTranslations("customer.newJob.program");
  if (warnings.length === 0) return null;
  return (
    <Notice tone="caution" title={t("warnings")}>
      <ul className="flex list-disc flex-col gap-2 pt-1 pl-4 text-13">
        {warnings.map((warning) => (
          <li key={warning} className="wrap-anywhere">
            {warning}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
