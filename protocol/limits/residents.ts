import { MIB } from "./sizes";

/** What a resident may choose, and an admin's tariffs. */
export const RESIDENT_LIMITS = {
  /** A resident's pause: until tomorrow morning at the longest. */
  MAX_PAUSE_MS: 36 * 3_600_000,
  MAX_DAILY_MIB: 1_048_576,
  /** The name that a household gives to a device. */
  MAX_DEVICE_NAME_CHARS: 60,
  /** A letter about a device's absence: after how long, how often, how many it names, and households that one round looks at. */
  ABSENCE_DAYS: 7,
  ABSENCE_LETTER_EVERY_DAYS: 7,
  MAX_ABSENT_DEVICES_NAMED: 10,
  MAX_ABSENCES_LOOKED_AT_ONCE: 200,
  /** Changes of devices' names, pauses, limits and rules by one person. */
  MAX_DEVICE_CHANGES_PER_MINUTE: 60,
  /** In one household, with those who left it within ninety days; open invitations of a person; and what one does to people. */
  MAX_HOUSEHOLD_PEOPLE: 12,
  MAX_HOUSEHOLD_INVITATIONS: 5,
  HOUSEHOLD_INVITATION_MS: 24 * 3_600_000,
  MAX_HOUSEHOLD_CHANGES_PER_DAY: 30,
  MAX_KINSHIPS_ENDED_AT_ONCE: 100,
  /** Reports of devices that one write takes, and households and devices whose settings are read at once. */
  MAX_REPORTS_AT_ONCE: 500,
  /** Households that a coordinator looks at once a second, for pages that follow them. */
  MAX_HOUSEHOLDS_LOOKED_AT: 50,
  /** Customers that one device excludes. */
  MAX_REFUSED_CUSTOMERS: 50,
  /** Tariffs that an admin enters, also those that are no longer offered; and all of one, which pages carry. */
  MAX_TARIFFS: 50,
  MAX_TARIFF_PERIODS: 100,
  MAX_TARIFF_HOLIDAYS: 400,
  MAX_TARIFF_TEXT_CHARS: 200,
  MAX_TARIFF_CHARS: 10_000,
  /** What a resident is called in public, and how often they may choose. */
  MIN_PUBLIC_NAME_CHARS: 2,
  MAX_PUBLIC_NAME_CHARS: 30,
  MAX_PROFILE_CHANGES_PER_DAY: 20,
  /** In a team; and what one person does to teams: making, joining, renaming, removing members. */
  MAX_TEAM_MEMBERS: 100,
  MAX_TEAM_CHANGES_PER_DAY: 60,
  MAX_EMPTY_TEAMS_ENDED_AT_ONCE: 100,
  /** Weeks in which somebody gave that are remembered, for their badges; and people who are looked at together. */
  MAX_GIVING_WEEKS: 12,
  MAX_BADGES_WEIGHED_AT_ONCE: 500,
  /** A customer's message to the residents who worked for a job, and what became of it; and how many a day. */
  MAX_THANKS_CHARS: 400,
  MAX_OUTCOME_CHARS: 200,
  MAX_THANKS_PER_DAY: 20,
  MAX_THANKS_SHOWN: 10,
  /** Units of a job that ended that are looked through for finds together, and how often in one round. */
  MAX_UNITS_SEARCHED_AT_ONCE: 5_000,
  MAX_FIND_STEPS_PER_ROUND: 20,
  /** Rows of the exported statistics that are in memory together. */
  MAX_STATS_ROWS_AT_ONCE: 1_000,
  /** Places on a board. */
  MAX_BOARD_ROWS: 100,
  /** Postings of the ledger that are read at once, for what devices were credited, and how often in one round. */
  MAX_POSTINGS_TALLIED_AT_ONCE: 2_000,
  MAX_TALLIES_PER_ROUND: 50,
  /** Days of devices that are remembered, of which a month's end needs the last month's; and months that were forecast. */
  MAX_DEVICE_DAYS: 70,
  MAX_FORECAST_MONTHS: 13,
  /** Devices of a household that have a forecast of their own. */
  MAX_FORECAST_DEVICES: 20,
  MAX_HOUSEHOLDS_FORECAST_AT_ONCE: 200,
  MAX_DEVICES_SAMPLED_AT_ONCE: 5_000,
  /** Neighbourhoods on the city's map, and what a resident may choose of them. */
  MAX_DISTRICTS: 60,
  MAX_OUTLINE_POINTS: 200,
  MAX_DISTRICT_NAME_CHARS: 40,
  MAX_DISTRICT_CHANGES_PER_DAY: 20,
  /** On the city's public page. */
  MAX_RECORD_MONTHS: 24,
  /** Scripts, styles and typefaces that a browser keeps for a visit without network. */
  MAX_KEPT_ASSETS: 300,
  MAX_KEPT_ASSETS_BYTES: 32 * MIB,
  MAX_KEPT_ASSET_BYTES: 4 * MIB,
  /** Of the donation page itself. */
  MAX_KEPT_PAGE_CHARS: 1 * MIB,
} as const;
