import { Ban } from "lucide-react";
import { translations } from "#app/_messages/translations.ts";

const THINGS = ["start", "compute", "hide", "tell", "store"] as const;

export async function CannotDo() {
  const t = await translations("button.cannot");
  return (
    <section aria-labelledby="cannot">
      <h2 id="cannot" className="display pb-3 text-24">
        {t("title")}
      </h2>
      <ul className="divide-y divide-line rounded border border-line bg-raised shadow-low">
        {THINGS.map((thing) => (
          <li key={thing} className="flex gap-3 px-4 py-4 sm:px-6">
            <Ban aria-hidden size={18} className="mt-[3px] shrink-0 text-soft" />
            <div className="min-w-0">
              <h3 className="font-medium">{t(`${thing}.title`)}</h3>
              <p className="text-pretty text-soft">{t(`${thing}.text`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
