export const city = {
  title: "What {city} computes",
  lead: "The devices of {city} compute together, in the hours in which they would have been idle. These are their sums.",
  back: "Light up",
  boards: "Who computed most",
  now: {
    cores:
      "{cores, plural, one {core is} other {cores are}} at work now, on {devices} {count, plural, one {device} other {devices}}",
    stopped: "An admin has paused all work.",
  },
  record: {
    title: "So far",
    since: "since <at></at>",
    given: "Computed",
    units: "{units} {count, plural, one {result} other {results}}",
    jobs: "Jobs finished",
    devices: "Devices that helped",
    credit: "Credited to residents",
    power: "Power that it took",
    kettles: "about {boils} {count, plural, one {kettle} other {kettles}} of tea",
  },
  map: {
    title: "Where the light is",
    about: "Neighbourhoods in {month}: the more households computed for others there, the more windows are lit.",
    notYet: "The first map comes on the second day of next month. Residents choose their neighbourhood below.",
    picture: "A map of the neighbourhoods with lit windows; the list below says the same",
    atLeast: "at least {households} households",
    few: "too few to say",
  },
  home: {
    title: "Your neighbourhood",
    signIn: "<link>Sign in</link> to say in which neighbourhood the map may count your household.",
    label: "The map counts my household in",
    none: "no neighbourhood",
    saved: "Saved. The next map follows it.",
    private:
      "Nobody sees what you choose. The map is made once a month, only says “at least”, says nothing below twenty households, and chance takes something off each number, so that nobody can tell from it whether you are among them.",
  },
  months: {
    title: "Month by month",
    about: "Jobs count in the month in which they ended.",
    month: "Month",
    given: "Computed",
    jobs: "Jobs",
    units: "Results",
    none: "No job has ended yet.",
  },
  reports: { title: "Year by year", about: "Reports that the city has published:" },
  method: {
    title: "What these figures are",
    time: "Time is counted in hours of one ordinary core, by what the programs did, and only for results that were accepted. A result that several devices computed to check each other counts once.",
    power:
      "Nobody can measure the power from a browser. We assume {watts} watts for a busy core; checking is not included.",
    pays: "What it costs and brings everyone is reckoned on <link>a page of its own</link>.",
    map: "The map counts households, not what they computed, in the neighbourhood that they chose themselves: one for each home network, in months in which a job of others paid them. There are always at least as many as it says: about twenty-five are taken off first.",
    private: "Nothing here says who computed what, or in which home.",
    taken: "Taken <at></at>, at most ten minutes ago. The cores at work are of this moment.",
  },
} as const;
