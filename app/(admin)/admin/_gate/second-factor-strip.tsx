import { ShieldAlert } from "lucide-react";
import { translations } from "#app/_messages/translations.ts";
import { TextLink } from "#app/_ui/text-link.tsx";

/** On every page of the console for an admin whom a password alone guards. */
export async function SecondFactorStrip() {
  const t = await translations("admin.frame.secondFactor");
  return (
    <div className="bg-line/40 text-ink">
      <p className="mx-auto flex max-w-300 items-start gap-3 px-4 py-2 sm:px-6">
        <ShieldAlert aria-hidden size={18} className="mt-[3px] shrink-0" />
        <span className="min-w-0 flex-1 text-pretty">
          {t.rich("remind", { link: (text) => <TextLink href="/account#second-factor">{text}</TextLink> })}
        </span>
      </p>
    </div>
  );
}
