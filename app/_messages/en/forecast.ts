export const forecast = {
  title: "What a month will likely bring",
  about: "The next {days} days, if your devices go on as they did",
  loses: "The power for this will likely cost more than it earns",
  losesText:
    "About {power} of power for about {likely} earned. Hours with cheap power and fewer cores cost less; so does stopping.",
  range: "Earned",
  detail: "Most likely {likely}. In four months of five, it should end in between.",
  power: "Power that it takes",
  powerDetail:
    "Estimated, by {watts} watts for a busy core (a phone takes less, a desktop more) and the tariff in the rules for your household or device, whose prices are before delivery, tax and rebates. A tariff chosen on a device’s own page stays there; without one it is an assumed price.",
  tooEarly:
    "It is too early to say: {days, plural, =0 {no full day is known yet} one {one full day is known} other {# full days are known}}, and it takes {needed}.",
  idle: "Your devices have done nothing in the last {days} days, so there is nothing to go by.",
  restsOn: "By what the city credited for others’ jobs and saw your cores do in the last {days} days.",
  devices: "Each device",
  device: "Device",
  earned: "Earned",
  likelyRange: "{low} to {high}",
  deviceEarly: "too early to say",
  deviceIdle: "nothing to go by",
  past: "What was said, and what came",
  pastAbout: "Said at the beginning of each month, and never changed. {within} of {ended} ended within what was said.",
  pastNone:
    "At the beginning of each month, the city writes down here what it expects, and at its end what came of it.",
  month: "Month",
  said: "Said",
  came: "Came",
  running: "still under way",
  verdict: { within: "within", below: "less than said", above: "more than said" },
} as const;
