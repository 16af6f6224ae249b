/** By what an actor came: a page, an API key by its name, or one of the ways that only who runs the server has. */
export type ActorWay = { kind: "web" | "server" | "setup" | "settings" } | { kind: "key"; name: string };

/** An actor as the audit log writes one: "Ada (person_1) via web", "nobody via …", "the city" or "a deleted person". */
export type Actor =
  | { kind: "person"; name: string; way: ActorWay | null }
  | { kind: "nobody"; way: ActorWay | null }
  | { kind: "city" }
  | { kind: "deleted" };

const KEY = "api key ";
const WAYS: Record<string, Exclude<ActorWay["kind"], "key">> = {
  web: "web",
  "the server's command line": "server",
  "the set-up link": "setup",
  "the ADMIN_EMAIL setting": "settings",
};

export function readActor(actor: string): Actor {
  if (actor === "the city") return { kind: "city" };
  if (actor === "a deleted person") return { kind: "deleted" };
  const parts = /^(?:(.*) \([^()]*\)|nobody) via (.*)$/s.exec(actor);
  if (!parts) return { kind: "person", name: actor, way: null };
  const way = wayOf(parts[2] ?? "");
  return parts[1] === undefined ? { kind: "nobody", way } : { kind: "person", name: parts[1], way };
}

function wayOf(via: string): ActorWay | null {
  if (via.startsWith(KEY)) return { kind: "key", name: via.slice(KEY.length) };
  const kind = WAYS[via];
  return kind === undefined ? null : { kind };
}
