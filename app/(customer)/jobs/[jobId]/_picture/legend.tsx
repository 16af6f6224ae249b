import { useTranslations } from "use-intl";
import type { SettledKind } from "../_job/settled-kind";

export function Legend({ settled }: { settled: SettledKind }) {
  const t = useTranslations("customer.jobPicture.legend");
  const keys = [
    ["bg-line", "waiting"],
    ["bg-lamp", "atDevice"],
    ["bg-moon/50", "held"],
    ["bg-verified", settled],
    ["bg-alarm", "failed"],
  ] as const;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-13 text-soft">
      {keys.map(([look, name]) => (
        <li key={name} className="flex items-center gap-2">
          <span aria-hidden className={`size-3 rounded-[3px] ${look}`} />
          {t(name)}
        </li>
      ))}
    </ul>
  );
}
