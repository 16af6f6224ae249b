import { formatAgo } from "../_ui/format/format-ago";
import { formatBytes } from "../_ui/format/format-bytes";
import { formatCoreTime } from "../_ui/format/format-core-time";
import { formatCount, formatShortCount } from "../_ui/format/format-count";
import { formatDuration } from "../_ui/format/format-duration";
import { formatMoney, formatMoneyExactly, formatMoneyTo, formatPrice } from "../_ui/format/format-money";
import { formatRate } from "../_ui/format/format-rate";
import { formatShare } from "../_ui/format/format-share";

export const englishNumbers = {
  count: formatCount,
  /** For tight places. */
  short: formatShortCount,
  money: formatMoney,
  moneyExactly: formatMoneyExactly,
  moneyTo: formatMoneyTo,
  price: formatPrice,
  duration: formatDuration,
  coreTime: formatCoreTime,
  bytes: formatBytes,
  share: formatShare,
  /** Of units. */
  rate: (perSecond: number) => formatRate(perSecond),
  ago: formatAgo,
};

/** Numbers, money and times as a language writes them. */
export type Numbers = typeof englishNumbers;
