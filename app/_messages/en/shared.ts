export const shared = {
  /** Sent with every page, see `useSharedWords`: nothing here takes arguments. */
  words: {
    close: "Close",
    dismiss: "Dismiss",
    less: "less",
    more: "more",
    copy: { copy: "Copy", copied: "Copied", refused: "Select it and copy" },
    secretCopied: "I have copied it",
    keepAsIs: "Keep things as they are",
    unsent: "That did not reach the server, so nothing has changed. Check the connection and try again.",
    reason: {
      label: "Reason",
      missing: "Say why in a few words.",
      nothingDone: "Nothing has been done yet: give a reason first.",
    },
    trend: { up: "up", down: "down", level: "level" },
    states: { running: "Running", paused: "Paused", finished: "Finished", cancelled: "Cancelled" },
  },
  /** Of the site, where others show a link to it. */
  description: "The idle computers of {city}, working together as one.",
  pager: {
    label: "Pages of {noun}",
    shown: "{first}–{last} of {total} {noun}",
    previous: "Previous",
    next: "Next",
  },
} as const;
