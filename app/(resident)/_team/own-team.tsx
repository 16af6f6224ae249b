import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { CopyText } from "#app/_ui/copy-text.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { siteFacts } from "#coordinator/api/site-facts";
import type { TeamView } from "#protocol/api/teams";
import { LIMITS } from "#protocol/limits";
import { MemberActs } from "./member-acts";
import { LeaveTeam, RenameTeam, RenewLink } from "./team-acts";

/** Who is in it, how others join, and what its owner may change. */
export async function OwnTeam({ team }: { team: NonNullable<TeamView["team"]> }) {
  const t = await translations("team");
  const { name, invitation, isOwner, members } = team;
  const link = siteFacts().siteUrl + queryHref("/team", { join: invitation });
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2 lg:gap-6">
      <Card title={t("members.title")} actions={<LeaveTeam name={name} />}>
        <ul>
          {members.map((member) => (
            <li
              key={member.name}
              className="flex flex-wrap items-center justify-between gap-x-4 border-line border-b py-2 last:border-b-0"
            >
              <span className="min-w-0 break-words">
                <bdi>{member.name}</bdi>
                {member.isYou && <span className="pl-2 text-13 text-soft">{t("members.you")}</span>}
                {member.isOwner && <span className="pl-2 text-13 text-soft">{t("members.owner")}</span>}
              </span>
              {isOwner && !member.isYou && <MemberActs name={member.name} />}
            </li>
          ))}
        </ul>
      </Card>
      <div className="flex min-w-0 flex-col gap-4 lg:gap-6">
        <Card
          title={t("link.title")}
          about={t("link.about", { max: String(LIMITS.MAX_TEAM_MEMBERS) })}
          actions={isOwner && <RenewLink />}
        >
          <p className="break-all font-mono text-13">{link}</p>
          <CopyText text={link} noun={t("link.label")} className="mt-2 -ml-3" />
        </Card>
        {isOwner && (
          <Card>
            <RenameTeam key={name} name={name} />
          </Card>
        )}
      </div>
    </div>
  );
}
