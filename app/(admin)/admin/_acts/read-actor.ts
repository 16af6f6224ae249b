/** An actor as the audit log writes one: "Ada (person_1) via web". */
export interface Actor {
  name: string;
  id: string | null;
  via: string;
}

export function readActor(actor: string): Actor {
  const parts = /^(.*) \(([^()]*)\) via (.*)$/.exec(actor);
  if (!parts) return { name: actor, id: null, via: "" };
  return { name: parts[1] ?? "", id: parts[2] ?? null, via: parts[3] ?? "" };
}
