const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * When a row of the health page is no longer good. Beyond the first of two bounds an admin should look, beyond the second
 * act; the alerts in deploy/prometheus/alerts.yml use the same ones, and a test compares them.
 */
export const HEALTH_LIMITS = {
  /** Since a coordinator's last report; it reports every five seconds. */
  MAX_COORDINATOR_SILENCE_MS: 20 * SECOND,
  /** How long one that fell silent is missed, before it is taken for one that was removed. */
  MAX_SILENCE_SHOWN_MS: DAY,
  /** For how long an open job may make no progress. */
  MAX_GOOD_QUEUE_MS: 30 * MINUTE,
  MAX_TOLERATED_QUEUE_MS: 6 * HOUR,
  /** The 99th percentile of the last five minutes. */
  MAX_GOOD_COMMIT_MS: 500,
  MAX_TOLERATED_COMMIT_MS: 2_000,
  /** The 99th percentile of the worst few seconds of the last minute. */
  MAX_GOOD_EVENT_LOOP_LAG_MS: 500,
  MAX_TOLERATED_EVENT_LOOP_LAG_MS: 2_000,
  /** Of the answers that were compared in the last hour, in percent; fewer answers than this say nothing. */
  MIN_ANSWERS_COMPARED: 100,
  MAX_GOOD_WRONG_PERCENT: 2,
  MAX_TOLERATED_WRONG_PERCENT: 10,
  MIN_GOOD_FREE_DISK_PERCENT: 20,
  MIN_TOLERATED_FREE_DISK_PERCENT: 5,
  /** A nightly backup that is a few hours late is still good. */
  MAX_GOOD_BACKUP_AGE_MS: 36 * HOUR,
  MAX_TOLERATED_BACKUP_AGE_MS: 7 * DAY,
  /** Letters and checks of the mail server that failed in a row. */
  MAX_GOOD_MAIL_FAILURES: 0,
  MAX_TOLERATED_MAIL_FAILURES: 3,
  /** Before a certificate expires; most are renewed a month before. */
  MIN_GOOD_CERTIFICATE_MS: 21 * DAY,
  MIN_TOLERATED_CERTIFICATE_MS: 3 * DAY,
  MAX_CERTIFICATE_READ_MS: 10 * SECOND,
  /** Before the prices of a tariff of electricity end. */
  MIN_GOOD_TARIFF_DAYS: 14,
} as const;
