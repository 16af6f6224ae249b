import { ShieldAlert } from "lucide-react";
import { translations } from "#app/_messages/translations.ts";
import { TextLink } from "#app/_ui/text-link.tsx";
import { Strip } from "../_strip/strip";

/** On every page of the console for an admin whom a password alone guards. */
export async function SecondFactorStrip() {
  const t = await translations("admin.frame.secondFactor");
  return (
    <Strip label={t("label")} icon={ShieldAlert}>
      {t.rich("remind", { link: (text) => <TextLink href="/account#second-factor">{text}</TextLink> })}
    </Strip>
  );
}
