/** People: their names and addresses, and how often one address or person may try. */
export const ACCOUNT_LIMITS = {
  /** Matching people, and devices online, that a search considers. */
  MAX_MATCHED_PEOPLE: 1_000,
  MAX_MATCHED_DEVICES: 30_000,
  /** How far the console counts the devices that match; beyond it says that there are more. */
  MAX_COUNTED_DEVICES: 10_000,
  MAX_DEVICES_PER_HOUSEHOLD: 2_000,
  /** Recently removed devices that a coordinator remembers, for those that are just connecting. */
  MAX_REMEMBERED_REMOVALS: 10_000,
  /** Pairing codes: how long one is valid, and how many devices show one at the same time. */
  PAIRING_CODE_MS: 5 * 60_000,
  MAX_OPEN_PAIRINGS: 100,
  MAX_OPEN_PAIRINGS_PER_NETWORK: 20,
  MAX_PAIRINGS_PER_NETWORK_HOUR: 300,
  /** There are a million six-digit codes. Wrong guesses an hour by one person, from one address, and by all together. */
  MAX_WRONG_CODES_PER_PERSON_HOUR: 10,
  MAX_WRONG_CODES_PER_ADDRESS_HOUR: 30,
  MAX_WRONG_CODES_PER_HOUR: 200,
  /** Quarantined programs, and their jobs, that the console lists. */
  quarantinesShown: 200,
  apiKeys: 20,
  /** Browsers in which a person is signed in, and how much of what a browser says of itself is kept. */
  MAX_SESSIONS_SHOWN: 100,
  MAX_USER_AGENT_CHARS: 300,
  MAX_PERSON_NAME_CHARS: 80,
  MAX_EMAIL_CHARS: 200,
  /** Links by which somebody may become an admin. */
  MAX_OPEN_INVITATIONS: 50,
  MAX_INVITATION_DAYS: 7,
  /** Organisations that one person answers for, and is or was a member of; who is a member of one, and who ever was. */
  MAX_ORGANISATIONS_ANSWERED_FOR: 3,
  MAX_MEMBERSHIPS_PER_PERSON: 20,
  MAX_ORGANISATION_MEMBERS: 50,
  MAX_PAST_AND_PRESENT_MEMBERS: 200,
  MAX_OPEN_MEMBER_INVITATIONS: 50,
  MAX_ORGANISATION_CHANGES_PER_DAY: 60,
  /** Answers about an address are delayed to multiples of this time, which is longer than hashing a password takes. */
  ACCOUNT_ANSWER_STEP_MS: 300,
  MAX_LETTERS_PER_MAILBOX_DAY: 10,
  /** Deletions of accounts that one round of a coordinator goes on with; and expired sessions and links that it removes. */
  MAX_DELETIONS_AT_ONCE: 20,
  MAX_EXPIRED_FORGOTTEN_AT_ONCE: 1_000,
  MAX_PASSWORD_TRIES_PER_MINUTE: 10,
  MAX_RESETS_PER_ADDRESS_MINUTE: 10,
  /** Codes of a second factor: tries from an address, and wrong ones in a row before the account takes none for a while. */
  MAX_SECOND_FACTOR_TRIES_PER_MINUTE: 10,
  MAX_WRONG_SECOND_FACTORS: 10,
  SECOND_FACTOR_LOCK_SECONDS: 900,
  /** Longer than a code is valid, with the clocks that differ by one. */
  SECOND_FACTOR_CODE_SECONDS: 120,
  /** How long the right password waits for its code. */
  SECOND_FACTOR_SECONDS: 600,
  MAX_PASSKEYS: 20,
  MAX_PASSKEY_NAME_CHARS: 60,
  /** What a browser may answer of a passkey; theirs are about a thousand characters, and their ids at most 1,364. */
  MAX_PASSKEY_ANSWER_CHARS: 16_384,
  MAX_PASSKEY_ID_CHARS: 1_364,
  /** How long ago somebody may have signed in who makes a passkey: a browser that was left open makes none. */
  PASSKEY_SIGNED_IN_SECONDS: 900,
  MAX_SIGN_UPS_PER_ADDRESS_DAY: 200,
  /** Granted without an admin's approval. */
  MAX_WELCOME_GIFTS_PER_ADDRESS_DAY: 20,
  /** Calls with an invalid key. */
  MAX_BAD_KEYS_PER_ADDRESS_MINUTE: 60,
  signInsPerAddressMinute: 20,
  signUpsPerAddressMinute: 60,
  /** Jobs that a month's statement names; the table that can be downloaded has all. */
  MAX_MONTH_JOBS: 500,
} as const;
