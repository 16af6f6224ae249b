import type { Translation } from "../../translation";

export const feed: Translation["admin"]["feed"] = {
  title: "Événements",
  label: "Événements, du plus récent au plus ancien",
  toLog: "Journal d’audit",
  empty: "Rien ne s’est encore passé. Les appareils qui arrivent et les calculs qui commencent paraîtront ici.",
  joined: "<b>{device}</b> est arrivé avec {cores} {count, plural, one {cœur} other {cœurs}}",
  joinedIdle: "<b>{device}</b> est arrivé, mais n’offre encore aucun cœur",
  left: "<b>{device}</b> est parti",
  crowdJoined: "<b>{devices} appareils</b> sont arrivés",
  crowdLeft: "<b>{devices} appareils</b> sont partis",
  finished: "<b>{job}</b> est terminé",
  paused: "<b>{job}</b> est suspendu : {reason}",
  act: "<b>{who}</b> {did}",
  actDetailed: "<b>{who}</b> {did} : {detail}",
};
