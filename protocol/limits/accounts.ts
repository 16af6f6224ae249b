/** People: their names and addresses, and how often one address or person may try. */
export const ACCOUNT_LIMITS = {
  /** People whose names match what an admin looks for, and devices on line, that a search takes into account. */
  MAX_MATCHED_PEOPLE: 1_000,
  MAX_MATCHED_DEVICES: 30_000,
  MAX_DEVICES_PER_HOUSEHOLD: 2_000,
  /** Devices removed of late, of which a coordinator still knows that when they are just coming in. */
  MAX_REMEMBERED_REMOVALS: 10_000,
  /** Codes by which devices are paired: how long one lasts, and how many devices show one at the same time. */
  PAIRING_CODE_MS: 5 * 60_000,
  MAX_OPEN_PAIRINGS: 100,
  MAX_OPEN_PAIRINGS_PER_NETWORK: 20,
  MAX_PAIRINGS_PER_NETWORK_HOUR: 300,
  /** Six digits are a million: so many guesses an hour by one person, from one address, and by all together. */
  MAX_WRONG_CODES_PER_PERSON_HOUR: 10,
  MAX_WRONG_CODES_PER_ADDRESS_HOUR: 30,
  MAX_WRONG_CODES_PER_HOUR: 200,
  /** Quarantined programs, and jobs of theirs, that the console lists. */
  quarantinesShown: 200,
  apiKeys: 20,
  MAX_PERSON_NAME_CHARS: 80,
  MAX_EMAIL_CHARS: 200,
  /** Links by which somebody may become an admin. */
  MAX_OPEN_INVITATIONS: 50,
  MAX_INVITATION_DAYS: 7,
  /** What is asked about an address is answered in steps of so much time, longer than a password takes to be kept. */
  ACCOUNT_ANSWER_STEP_MS: 300,
  MAX_LETTERS_PER_MAILBOX_DAY: 10,
  MAX_PASSWORD_TRIES_PER_MINUTE: 10,
  MAX_RESETS_PER_ADDRESS_MINUTE: 10,
  MAX_SIGN_UPS_PER_ADDRESS_DAY: 200,
  /** Given without an admin's word. */
  MAX_WELCOME_GIFTS_PER_ADDRESS_DAY: 20,
  /** Calls with a key that is not good. */
  MAX_BAD_KEYS_PER_ADDRESS_MINUTE: 60,
  signInsPerAddressMinute: 20,
  signUpsPerAddressMinute: 60,
} as const;
