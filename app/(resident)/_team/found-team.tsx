import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { FoundTeam as Found } from "#protocol/api/teams";
import { JoinTeam } from "./join-team";

interface FoundTeamProps {
  /** Null: the link leads nowhere. */
  found: Found | null;
  invitation: string;
  /** The visitor is in a team. */
  isTaken: boolean;
  /** They have a public name, without which nobody joins. */
  isNamed: boolean;
}

/** Where a link leads, before anybody joins. */
export async function FoundTeam({ found, invitation, isTaken, isNamed }: FoundTeamProps) {
  const t = await translations("team.join");
  if (found === null) return <Notice tone="alarm">{t("gone")}</Notice>;
  if (isTaken) return <Notice tone="caution">{t("already")}</Notice>;
  return (
    <Card title={t("title", { name: found.name })}>
      <p className="max-w-160 text-pretty pb-4">{t("text", { members: found.members })}</p>
      {found.isFull ? <Notice tone="caution">{t("full")}</Notice> : isNamed && <JoinTeam invitation={invitation} />}
    </Card>
  );
}
