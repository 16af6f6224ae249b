import { Notice } from "#app/_ui/notice.tsx";

/** What may fail or differ on devices, as far as the program's text tells. */
export function ProgramWarnings({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <Notice tone="caution" title="This may behave differently on devices than you expect">
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
