export const field = {
  title: "The city's lamps",
  about: "One lamp a device, lit by its cores at work; a larger lamp has more cores.",
  aboutFirst: "One lamp a device, lit by its cores at work. The first {shown} of {devices} are shown.",
  empty: {
    title: "No lamp is lit",
    about:
      "No device is connected right now. The first one appears as soon as someone opens the front page and presses the button.",
    action: "Light this device up",
  },
  /** Browser engines that have no name of their own here. */
  others: "Others",
  devices: "{devices} {count, plural, one {device} other {devices}}",
  group: "{name}: {devices}, {cores}.",
  lamp: {
    told: "{device}: {does}",
    offersNone: "offers no core now",
    idle: "none of {cores} {count, plural, one {core} other {cores}} at work",
    busy: "{busy} of {cores} {count, plural, one {core} other {cores}} at work",
    busyOn: "{busy} of {cores} {count, plural, one {core} other {cores}} at work: {job}",
  },
} as const;
