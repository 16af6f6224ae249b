import { translations } from "#app/_messages/translations.ts";
import type { Badge } from "#core/pride/badges";

/** Nothing where there are none. */
export async function Badges({ badges }: { badges: readonly Badge[] }) {
  const t = await translations("boards.badges");
  return badges.map((badge) => (
    <span
      key={badge}
      className="ml-2 inline-block whitespace-nowrap rounded bg-verified-wash px-2 text-13 text-verified-ink"
    >
      {t(badge)}
    </span>
  ));
}
