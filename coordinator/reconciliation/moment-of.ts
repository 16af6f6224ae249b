const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?(?:Z| UTC)?$/;

/** Of 2026-11-30, also with a time, in UTC. */
export function momentOf(text: string): number | undefined {
  const [, day, time = "00:00:00"] = MOMENT.exec(text.trim()) ?? [];
  const at = Date.parse(`${day}T${time}Z`);
  return Number.isNaN(at) ? undefined : at;
}
