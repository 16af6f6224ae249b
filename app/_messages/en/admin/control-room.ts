export const controlRoom = {
  title: "{city} now",
  connection: {
    live: "Live",
    connecting: "Connecting",
    polling: "Every 5 seconds, until the live connection is back",
    away: "Not reachable: these figures are out of date",
  },
  numbers: {
    devices: "Devices here",
    cores: "Cores at work",
    ofCores: "of {cores}",
    ofCoresShare: "of {cores}<wide>, {share}</wide>",
    rate: "Units a second",
    waiting: "Units waiting",
    trendSoon: "trend in a moment",
    trend: { up: "{change} more in {span}", down: "{change} fewer in {span}", level: "as {span} ago" },
  },
  stored: {
    title: "Storage",
    about: "Programs, inputs and results that are kept here",
    kept: "Kept",
    blobs: "{blobs} {count, plural, one {blob} other {blobs}}",
    free: "Free on the disk",
    ofDisk: "of {bytes}",
    deleted: "Deleted jobs",
    erasing: "waiting to be erased",
  },
  running: {
    title: "Running jobs",
    all: "All {total}",
    empty: "No job is running. The next one appears here when a customer submits or resumes it.",
    forWhom: "for {customer}",
    units: "{settled} of {units} {count, plural, one {unit} other {units}}",
    unitsFailed: "{settled} of {units} {count, plural, one {unit} other {units}}, {failed} failed",
    cores: "{now} of {cores} {count, plural, one {core} other {cores}}",
    ends: "done in about {time}",
    spent: "<spent></spent> of <budget></budget>",
  },
  underAttack: {
    title: "The city may be under attack: {share} of the answers compared in the last hour were wrong",
    about:
      "A household that is outvoted loses its trust at once, gets no more of that job after three wrong answers and no work at all after three jobs, and what nobody else stood for is computed again.",
    protected: "Devices with a record, or the city's own, decide what is right, so wrong answers are not believed.",
    unprotected:
      "But hardly anybody is trusted yet, so five strangers that agree are believed. Vouch for a device of the city's own, or stop the city until you understand what is happening.",
    action: "Go to devices",
  },
  nobodyVouchedFor: {
    title: "No customer has been vouched for yet",
    about:
      "Devices earn trust only through jobs of customers that an admin has vouched for. Until then no device becomes trusted, and every unit of an adaptive job is computed, and paid for, as often as its full quorum requires. To vouch for a customer you know, press Welcome or give them money.",
    action: "Go to customers",
  },
} as const;
