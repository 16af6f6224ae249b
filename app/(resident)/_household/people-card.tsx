import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import type { HouseholdPerson } from "#protocol/api/household-people";
import { LeaveHousehold, RemovePerson } from "./people-acts";

export async function PeopleCard({ people }: { people: readonly HouseholdPerson[] }) {
  const t = await translations("household.people");
  const you = people.find(({ isYou }) => isYou);
  const others = people.reduce((sum, { isYou, devices }) => sum + (isYou ? 0 : devices), 0);
  return (
    <Card title={t("title")} actions={you && <LeaveHousehold devices={you.devices} others={others} runs={you.runs} />}>
      <ul>
        {people.map(({ no, name, isYou, runs, devices }) => (
          <li
            key={no}
            className="flex flex-wrap items-center justify-between gap-x-4 border-line border-b py-2 last:border-b-0"
          >
            <span className="min-w-0 break-words">
              <bdi>{name}</bdi>
              {isYou && <span className="pl-2 text-13 text-soft">{t("you")}</span>}
              {runs && <span className="pl-2 text-13 text-soft">{t("runs")}</span>}
              <span className="block text-13 text-soft">{t("devices", { devices })}</span>
            </span>
            {you?.runs && !isYou && <RemovePerson no={no} name={name} devices={devices} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}
