import { translations } from "#app/_messages/translations.ts";
import { currentContext } from "#app/_server/context.ts";
import { whileUnavailable } from "#app/_server/while-unavailable.ts";
import { TextLink } from "#app/_ui/text-link.tsx";
import { getProfile } from "#coordinator/api/pride/get-profile";
import { Badges } from "./badges";

/** The visitor's badges, on the donation page. Nothing for strangers, and for those who have none. */
export async function OwnBadges() {
  const view = await profileOfVisitor().catch(whileUnavailable(null));
  if (!view || view.badges.length === 0) return null;
  const t = await translations("boards");
  return (
    <p className="flex flex-wrap items-baseline gap-y-1">
      <TextLink href="/boards">{t("ownBadges")}</TextLink>
      <Badges badges={view.badges} />
    </p>
  );
}

async function profileOfVisitor() {
  const ctx = await currentContext();
  return ctx.person ? getProfile({ ctx, input: {} }) : null;
}
