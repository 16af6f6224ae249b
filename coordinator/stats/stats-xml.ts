/** Credit of somebody or something, in BOINC's unit: altogether, and a day of late. */
export interface Credited {
  total: number;
  recent: number;
}

export interface StatsUser extends Credited {
  no: number;
  name: string;
  createdAt: Date;
  /** The same number in each export, which tells nothing to other projects. */
  cpid: string;
  teamNo: number | null;
}

export interface StatsHost extends Credited {
  no: number;
  createdAt: Date;
}

export interface StatsTeam extends Credited {
  no: number;
  name: string;
  createdAt: Date;
  founderNo: number;
  founderName: string;
}

export interface StatsTotals {
  users: number;
  hosts: number;
  teams: number;
  credit: number;
}

const ESCAPED: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
const text = (words: string) => words.replace(/[&<>"']/g, (sign) => ESCAPED[sign] ?? "");
const seconds = (at: Date) => Math.floor(at.getTime() / 1_000);

const credited = ({ total, recent }: Credited, at: Date) =>
  ` <total_credit>${total.toFixed(6)}</total_credit>
 <expavg_credit>${recent.toFixed(6)}</expavg_credit>
 <expavg_time>${seconds(at)}.000000</expavg_time>`;

/** What `sched/db_dump.cpp` of BOINC writes, as far as a city knows it. */
export const userXml = (user: StatsUser, at: Date) => `<user>
 <id>${user.no}</id>
 <name>${text(user.name)}</name>
 <create_time>${seconds(user.createdAt)}</create_time>
${credited(user, at)}
 <cpid>${user.cpid}</cpid>
${user.teamNo === null ? "" : ` <teamid>${user.teamNo}</teamid>\n`}</user>
`;

/** Without its household: whose it is stays theirs, as with BOINC's users who do not show their hosts. */
export const hostXml = (host: StatsHost, at: Date) => `<host>
 <id>${host.no}</id>
${credited(host, at)}
 <create_time>${seconds(host.createdAt)}</create_time>
</host>
`;

/** Type 1: none of BOINC's kinds of teams. */
export const teamXml = (team: StatsTeam, at: Date) => `<team>
 <id>${team.no}</id>
 <type>1</type>
 <name>${text(team.name)}</name>
 <userid>${team.founderNo}</userid>
${credited(team, at)}
 <founder_name>${text(team.founderName)}</founder_name>
 <create_time>${seconds(team.createdAt)}</create_time>
</team>
`;

export const tablesXml = ({ users, hosts, teams, credit }: StatsTotals, at: Date) => `${HEAD}<tables>
 <update_time>${seconds(at)}</update_time>
 <nusers_total>${users}</nusers_total>
 <nteams_total>${teams}</nteams_total>
 <nhosts_total>${hosts}</nhosts_total>
 <total_credit>${credit.toFixed(6)}</total_credit>
 <applications>
 </applications>
</tables>
`;

export const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
