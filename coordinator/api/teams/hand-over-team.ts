import type { Call } from "../call";
import { changeMember } from "./change-member";

/** The other member goes before everybody; the caller stays, as the next in line. */
export const handOverTeam = (call: Call<unknown>) =>
  changeMember(
    call,
    (tx, { teamId, member }) => tx.$executeRaw`UPDATE team_member SET seniority = (
      SELECT min(seniority) - 1 FROM team_member WHERE team_id = ${teamId}) WHERE person_id = ${member}`,
  );
