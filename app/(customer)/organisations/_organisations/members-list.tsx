import { translations } from "#app/_messages/translations.ts";
import type { OrganisationView } from "#protocol/api/organisations";
import { MemberActs } from "./member-acts";

interface MembersListProps {
  organisation: OrganisationView;
  manages: boolean;
}

export async function MembersList({ organisation: { id, members }, manages }: MembersListProps) {
  const t = await translations("customer.organisations");
  return (
    <ul>
      {members.map((member) => (
        <li
          key={member.personId}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b py-2 last:border-b-0"
        >
          <span className="min-w-0 break-words">
            <bdi>{member.name}</bdi>
            {member.isYou && <span className="pl-2 text-13 text-soft">{t("members.you")}</span>}
            {member.answers && <span className="pl-2 text-13 text-soft">{t("members.answers")}</span>}
          </span>
          {manages ? (
            <MemberActs organisationId={id} member={member} />
          ) : (
            <span className="text-13 text-soft">{t(`roles.${member.role}`)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
