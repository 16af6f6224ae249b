import { formatAgo } from "../_ui/format/format-ago";
import { formatBytes } from "../_ui/format/format-bytes";
import { formatCoreTime } from "../_ui/format/format-core-time";
import { formatCount, formatShortCount } from "../_ui/format/format-count";
import { formatDuration } from "../_ui/format/format-duration";
import { formatMoney, formatMoneyExactly, formatMoneyTo, formatPrice } from "../_ui/format/format-money";
import { formatRate } from "../_ui/format/format-rate";
import { formatShare } from "../_ui/format/format-share";
import type { Numbers } from "./english-numbers";

const THIN = "\u202f";
/** A space that keeps a number and its unit on one line. */
export const FIXED = "\u00a0";

/** "1,234.5" as a French Canadian writes it. */
export const withFrenchMarks = (text: string) => text.replaceAll(",", THIN).replace(".", ",");

/** "C$" and "US$" stand before the number in English, and after it in French. */
export const withFrenchMoney = (text: string) =>
  withFrenchMarks(
    text.replace(
      /^(−?)(C|US)\$(.*)$/,
      (_, sign: string, whose: string, amount: string) =>
        `${sign}${amount}${FIXED}$${FIXED}${whose === "C" ? "CA" : "US"}`,
    ),
  );

const day = new Intl.DateTimeFormat("fr-CA", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const MONTH_MS = 31 * 24 * 60 * 60 * 1_000;

const duration = (ms: number) =>
  withFrenchMarks(formatDuration(ms))
    .replace("under", "moins de")
    .replace("days", "jours")
    .replace("day", "jour")
    .replaceAll(/(?<=\d) /g, FIXED);

/** "just now", "yesterday" and "3 min ago" as the English has them; after a month the date. */
function ago(at: number, now: number): string {
  if (now - at >= MONTH_MS) return `le ${day.format(at)}`;
  const english = formatAgo(at, now);
  if (english === "just now") return "à l’instant";
  if (english === "yesterday") return "hier";
  return `il y a ${english.replace(" ago", "").replace("days", "jours")}`.replaceAll(" ", FIXED);
}

export const frenchNumbers = {
  count: (number: number) => withFrenchMarks(formatCount(number)),
  countOf: (number: number, one: string, many = `${one}s`) =>
    `${withFrenchMarks(formatCount(number))}${FIXED}${number < 2 ? one : many}`,
  short: (number: number) => withFrenchMarks(formatShortCount(number)).replace("B", "G"),
  money: (nanos: number) => withFrenchMoney(formatMoney(nanos)),
  moneyExactly: (nanos: number) => withFrenchMoney(formatMoneyExactly(nanos)),
  moneyTo: (nanos: number, decimals: number) => withFrenchMoney(formatMoneyTo(nanos, decimals)),
  price: (nanos: number, mark?: "C$" | "US$") => withFrenchMoney(formatPrice(nanos, mark)),
  duration,
  coreTime: (coreMs: number) =>
    withFrenchMarks(formatCoreTime(coreMs))
      .replace("under", "moins de")
      .replace("of one core", "d’un cœur")
      .replace("core-hours", "heures-cœur")
      .replace("core-hour", "heure-cœur"),
  bytes: (bytes: number) => withFrenchMarks(formatBytes(bytes)).replace("kB", "ko").replace(/B$/, "o"),
  share: (part: number, whole: number) => withFrenchMarks(formatShare(part, whole)).replace("under", "moins de"),
  rate: (perSecond: number) => withFrenchMarks(formatRate(perSecond, "unités")),
  ago,
} satisfies Numbers & { countOf: unknown };
