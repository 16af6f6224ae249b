import { formatCount } from "../_ui/format/format-count";
import { formatDuration } from "../_ui/format/format-duration";
import { formatMoney } from "../_ui/format/format-money";

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

export const frenchNumbers = {
  count: (number: number) => withFrenchMarks(formatCount(number)),
  countOf: (number: number, one: string, many = `${one}s`) =>
    `${withFrenchMarks(formatCount(number))}${FIXED}${number < 2 ? one : many}`,
  money: (nanos: number) => withFrenchMoney(formatMoney(nanos)),
  duration: (ms: number) =>
    withFrenchMarks(formatDuration(ms)).replace("under", "moins de").replace("days", "jours").replace("day", "jour"),
};
