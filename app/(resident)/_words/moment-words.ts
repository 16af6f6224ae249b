/** A moment within the next days as people of the language say it: "3:40 p.m.", or "Monday 7:00 a.m." when it is not today. */
export function momentWords(tag: string, at: number, now: Date): string {
  const moment = new Date(at);
  const isToday = moment.toDateString() === now.toDateString();
  const format = new Intl.DateTimeFormat(tag, {
    ...(isToday ? {} : { weekday: "long" }),
    hour: "numeric",
    minute: "2-digit",
  });
  return format.format(moment);
}
